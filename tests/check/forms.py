"""Forms that the platform or Studio writes, reads or converts, as real courses have them, and what can hide in them."""

from tests.check.case import LESSON, ONE, TEXT, Case, after, plain, vertical
from tests.check.course import GRADING, both, part, policy, put, sub

_COURSE = {"name": "Course", "type": "courseware"}
_INFO = {"name": "Home", "type": "course_info"}
_PAGE = {"name": "Glossar", "type": "static_tab", "url_slug": "glossary"}

TABS = {
    "an older course's first tab": Case(policy(tabs=[_INFO, _COURSE, _PAGE]), ""),
    "an older course's second tab": Case(policy(tabs=[_COURSE, _INFO, _PAGE]), ""),
    "an older course's tab alone": Case(policy(tabs=[_INFO]), "TabsOrder TabUnknown PageWithoutTab"),
    "an older course's tab further on": Case(policy(tabs=[_COURSE, _PAGE, _INFO]), "TabUnknown"),
}

_TALK = '<discussion display_name="Talk" discussion_id="t2" discussion_category="A" discussion_target="B"/>'

POINTERS = {
    "a discussion in a file of its own": Case(
        both(plain('<discussion url_name="d1"/>'), put("discussion/d1.xml", _TALK)), ""
    ),
    "its settings in the policy": Case(
        both(
            plain('<discussion url_name="d1"/>'),
            put("discussion/d1.xml", _TALK),
            part("discussion/d1", {"format": "A"}),
        ),
        "",
    ),
    "a discussion with nothing but its name": Case(plain('<discussion url_name="d1"/>'), "DisplayNameMissing"),
    "a plain block in a file of its own": Case(
        both(plain('<done url_name="d"/>'), put("done/d.xml", '<done display_name="D"/>')),
        "PureBlockInFile TypeUnsupported",
        f"{LESSON}:3",
    ),
    "a plain block that nobody has changed": Case(
        plain('<done url_name="d" xblock-family="xblock.v1"/>'), "PureBlockAsPointer TypeUnsupported", f"{LESSON}:3"
    ),
    "recommended resources": Case(
        plain('<recommender url_name="r" display_name="R"><resources>[]</resources></recommender>'), "TypeUnsupported"
    ),
    "an uploaded solution": Case(
        plain('<edx_sga url_name="s" display_name="S"><solution><p>So.</p></solution></edx_sga>'), "TypeUnsupported"
    ),
}

_WRONG = """<problem display_name="Frage 3"><multiplechoiceresponse><label>Was?</label><choicegroup>
<choice correct="false">A<choicehint>Nein.</choicehint></choice>
<choice correct="false">B<choicehint>Nein.</choicehint></choice></choicegroup></multiplechoiceresponse></problem>"""


def _around(start: str, end: str) -> tuple[Case, Case]:
    """Return a container that points to a question nobody can answer, and one whose question has no file."""
    inside = vertical("box", f'{start}<problem url_name="three"/>{end}')
    return (
        Case(both(inside, put("problem/three.xml", _WRONG)), "AnswerWrong ManifestOutgrown", "problem/three.xml:1"),
        Case(inside, "PointerWithoutFile ManifestOutgrown", "vertical/box.xml:1"),
    )


_BOXES = {
    "library_content": ('<library_content url_name="l" display_name="L" max_count="1">', "</library_content>"),
    "itembank": ('<itembank url_name="i" display_name="I" max_count="1">', "</itembank>"),
    "conditional": (
        '<conditional url_name="c" display_name="C"><show sources="i4x://A/B/problem/one"/>',
        "</conditional>",
    ),
    "split_test": (
        '<split_test url_name="s" display_name="S"><vertical url_name="group-a" display_name="A">',
        "</vertical></split_test>",
    ),
}

CONTAINERS = {
    **{f"no right answer in {name}": _around(*box)[0] for name, box in _BOXES.items()},
    **{f"no file in {name}": _around(*box)[1] for name, box in _BOXES.items()},
    "an item bank in a file of its own": Case(
        both(
            vertical("box", '<itembank url_name="i"/>'),
            put("itembank/i.xml", '<itembank display_name="I"><problem url_name="three"/></itembank>'),
            put("problem/three.xml", _WRONG),
        ),
        "AnswerWrong ManifestOutgrown",
    ),
    "no right answer in a container that nobody knows": Case(
        both(
            plain('<maze url_name="m" display_name="M"><room url_name="r"><problem url_name="three"/></room></maze>'),
            put("problem/three.xml", _WRONG),
        ),
        "UnknownType AnswerWrong",
        f"{LESSON}:3",
    ),
    "text between components": Case(
        sub("vertical/checks.xml", '<problem url_name="one"/>', 'Nun los!<problem url_name="one"/>'),
        "TextLost",
        "vertical/checks.xml:1",
    ),
}

LEFTOVERS = {
    "what a Mac leaves behind": Case(
        both(
            put("._course.xml", b"\x00\x05\x16\x07\xb0"),
            put("vertical/._lesson.xml", b"\x00\x05\x16\x07\xb0"),
            put("about/._overview.html", b"\x00\x05\x16\x07\xb0"),
            put("policies/2027/._policy.json", b"\x00\x05\x16\x07\xb0"),
            put("static/.DS_Store", b"\x00\x00\x00\x01Bud1"),
            put("/__MACOSX/._course", b"\x00\x05\x16\x07\xb0"),
        ),
        "LeftoversIncluded",
        "course.tar.gz",
    ),
    "what Windows and an editor leave behind": Case(
        both(put("static/Thumbs.db", b"\xd0\xcf"), put("html/lesson-text.html~", b"\xe4")), "LeftoversIncluded"
    ),
}

_PICTURE = '<img src="/static/gone.png" />'

TEXTS = {
    "the source of a question for Studio's editor": Case(
        after(
            ONE, 'display_name="Frage 1"', ' markdown="&lt;img src=&quot;/static/gone.png&quot;&gt; course-v1:A+B+C"'
        ),
        "",
    ),
    "code that talks of pictures": Case(
        after(
            TEXT,
            "<h3>Warum</h3>",
            '<p><code>&lt;img src=&quot;/static/gone.png&quot;&gt;</code> "/static/gone.png"</p>',
        ),
        "",
    ),
    "a picture that is commented out": Case(after(TEXT, "<h3>Warum</h3>", f"<!-- {_PICTURE} -->"), ""),
    "a text that nothing shows": Case(put("html/notes.html", f"<p>{_PICTURE}</p>"), "FileUnread"),
    "a part of about/ that nothing shows": Case(put("about/notes.html", f"<p>{_PICTURE}</p>"), ""),
    "a link in quotes with backslashes": Case(
        after(TEXT, "<h3>Warum</h3>", """<div data-x='{"a": "<img src=\\"/static/plan.svg\\" alt=\\"\\">"}'></div>"""),
        "",
    ),
    "a broken link in quotes with backslashes": Case(
        after(TEXT, "<h3>Warum</h3>", """<div data-x='{"a": "<img src=\\"/static/gone.svg\\" alt=\\"\\">"}'></div>"""),
        "StaticMissing",
        f"{TEXT}:2",
    ),
    "a style in other quotes": Case(
        after(TEXT, "<h3>Warum</h3>", """<p style="background: url('/static/plan.svg')">A</p>"""), ""
    ),
    "a file that is left as it is": Case(
        after(TEXT, "<h3>Warum</h3>", '<a href="/static/gone.txt?raw">A</a> <img src="/static/xblock/a.png" alt="">'),
        "",
    ),
    "a picture of Studio's own template": Case(
        sub("about/overview.html", "<h2>", '<img src="/static/images/placeholder-faculty.png" alt=""><h2>'), ""
    ),
}

_DROPDOWN = """<problem display_name="Frage 1"><optionresponse><label>Wer?</label><optioninput>
<option correct="{}">A<optionhint>Nein.</optionhint></option>
<option correct="True">B<optionhint>Ja.</optionhint></option></optioninput></optionresponse></problem>"""
_OLD = """<problem display_name="Frage 1"><p>Wer?</p><optionresponse>
<optioninput label="Wer?" options="('A','B')" correct="B"/></optionresponse></problem>"""

QUESTIONS = {
    "two right answers in a dropdown": Case(put(ONE, _DROPDOWN.format("True")), "AnswerWrong", f"{ONE}:1"),
    "one right answer in a dropdown": Case(put(ONE, _DROPDOWN.format("False")), ""),
    "a dropdown as older courses write it": Case(put(ONE, _OLD), "ProblemUnsupported"),
    "an answer that a script works out": Case(sub(ONE, 'correct="true"', 'correct="$right"'), ""),
    "one question among others without a label": Case(
        sub(ONE, "</problem>", _DROPDOWN.format("False").split(">", 1)[1].replace("<label>Wer?</label>", "")),
        "QuestionMissing ProblemUnsupported",
        f"{ONE}:9",
    ),
}

GRADES = {
    "weights that are no whole": Case(sub(GRADING, '"weight": 1.0', '"weight": 0.4'), "WeightsNotOne", f"{GRADING}:2"),
}

FORMS = {**TABS, **POINTERS, **CONTAINERS, **LEFTOVERS, **TEXTS, **QUESTIONS, **GRADES}
