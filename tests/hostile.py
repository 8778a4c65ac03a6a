"""Texts that try to come out as markup, script or template code."""

LINES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x><base href=//x>",
    "<a href='jAvAsCrIpT:alert(1)' onclick=alert(1) style='position:fixed'>x</a>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "</textarea></title></style></div><form action=//x><button formaction=javascript:alert(1)>x</button></form>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'></mi></math><template><script>1</script></template>",
    "<!-- --!><img src=x onerror=alert(1)> --><![CDATA[<script>alert(1)</script>]]>",
    "\"><script>alert(1)</script>' onfocus='alert(1)' autofocus x=\"",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#106;avascript:alert(1)",
    "{{ 7|add:7 }}{% debug %}{% include 'kit/page.html' %}${7*7}<%= 7*7 %>{#x#}",
    "[x](javascript:alert(1)) [x](java\nscript:alert(1)) [x](&#106;avascript:alert(1)) [x](data:text/html,x)",
    "[x]( javascript:alert(1) \"' onclick='alert(1)\") ![x](x\"onerror=\"alert(1)) ![x](javascript:alert(1))",
    "<javascript:alert(1)> <https://x\"onclick=alert(1)> [r]\n\n[r]: javascript:alert(1) 'x'",
    "[x](//evil.example/a) `</code><script>alert(1)</script>` ```<script>alert(1)</script>```",
    "    </pre><script>alert(1)</script>\n\n> <script>alert(1)</script>\n\n- <img src=x onerror=alert(1)>",
    "| <script>alert(1)</script> |\n|-|\n| <img src=x onerror=alert(1)> |\n\n<b onmouseover=alert(1)>x\n\n# x {: onclick=alert(1)}",
]  # fmt: skip
