"""What of a page counts as something it says."""

from lxml import html

from course_export.check.passages import from_html

PAGE = """<div><p>Nach Art. 13 DSGVO.</p><h3>Zum Herunterladen</h3><ul>
<li><a href="/static/notice.docx">Hinweis. Nach Art. 13 DSGVO (Word-Dokument)</a></li>
<li>Lesen Sie <a href="/static/law.pdf">Art. 30 DSGVO</a>.</li>
<li><a href="/jump_to_id/law">Art. 35 DSGVO</a></li></ul></div>"""


def test_a_file_to_download_is_named_by_its_title_and_says_nothing() -> None:
    said = [passage.text for passage in from_html(html.fromstring(PAGE), "a.html")]
    assert said == ["Nach Art. 13 DSGVO.", "Zum Herunterladen", "Lesen Sie Art. 30 DSGVO .", "Art. 35 DSGVO"]
