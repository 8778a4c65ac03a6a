"""A small course as files: lessons, a problem of each kind, a discussion, a block of the tests."""

import json
from pathlib import Path

KEY = "course-v1:Haselbrueck+IP1+2027"


def usage(tag: str, name: str) -> str:
    return f"block-v1:Haselbrueck+IP1+2027+type@{tag}+block@{name}"


FILES = {
    "course.xml": '<course org="Haselbrueck" course="IP1" url_name="2027"/>',
    "course/2027.xml": """<course display_name="Grundprogramm" language="de" start="&quot;2027-01-11T08:00:00Z&quot;">
        <chapter url_name="day-1"/><chapter url_name="later"/></course>""",
    "chapter/day-1.xml": '<chapter display_name="Tag 1"><sequential url_name="morning"/></chapter>',
    "chapter/later.xml": '<chapter display_name="Drei Monate später"><sequential url_name="review"/></chapter>',
    "sequential/morning.xml": """<sequential display_name="Vormittag" due="2027-02-01T11:00:00Z">
        <vertical url_name="lesson"/><vertical url_name="checks"/><vertical url_name="own"/>
        <vertical url_name="broken"/><vertical url_name="staff"/></sequential>""",
    "sequential/review.xml": """<sequential display_name="Rückblick" start="2027-04-12T07:00:00Z">
        <vertical url_name="review-unit"/></sequential>""",
    "vertical/lesson.xml": '<vertical display_name="Worum es geht"><html url_name="intro"/></vertical>',
    "vertical/checks.xml": """<vertical display_name="Prüfen Sie sich">
        <problem url_name="single"/><problem url_name="multiple"/><problem url_name="dropdown"/>
        <problem url_name="number"/>
        <discussion url_name="talk" display_name="Austausch" discussion_id="talk-1"
            discussion_category="Tag 1" discussion_target="Vormittag"/></vertical>""",
    "vertical/own.xml": """<vertical display_name="Eigene Bausteine">
        <probe url_name="first" display_name="Probe &amp; mehr" text="aus dem Kurs" tries="3"/>
        <probe url_name="second" display_name="Zweite Probe"/></vertical>""",
    "vertical/broken.xml": """<vertical display_name="Mit Fehlern"><html url_name="still-here"/>
        <probe url_name="exploding" display_name="Geht nicht" text="explode"/>
        <probe_broken url_name="no-module" display_name="Fehlt"/>
        <never_heard_of url_name="unknown" display_name="Unbekannt"/></vertical>""",
    "vertical/staff.xml": """<vertical display_name="Für die Moderation" visible_to_staff_only="true">
        <html url_name="notes"/></vertical>""",
    "vertical/review-unit.xml": '<vertical display_name="Was bleibt"><html url_name="review-text"/></vertical>',
    "html/intro.xml": '<html filename="intro" display_name="Text"/>',
    "html/intro.html": """<h2>Warum</h2><p><b>Erst</b> <i>lesen</i>: <a href="/jump_to_id/checks">Fragen</a>,
        <a href="/jump_to_id/talk">Austausch</a>.</p>
        <p><img src="/static/pictures/plan.svg" alt="Plan"> <code>&quot;/static/plan.svg&quot;</code></p>
        <table><caption>Zeiten</caption><tr><th scope="col">Wann</th><th scope="col">Was</th></tr>
        <tr><td>Vormittag</td><td>Lesen</td></tr></table>""",
    "html/still-here.xml": '<html filename="still-here" display_name="Text"/>',
    "html/still-here.html": "<p>Dieser Text steht noch da.</p>",
    "static/evil.js": "document.title = 'evil'; document.cookie = 'evil=1';",
    "html/notes.xml": '<html filename="notes" display_name="Notizen"/>',
    "html/notes.html": """<p>Nur für die Moderation.</p>
        <script src="/static/evil.js"></script><script type="module" src="/static/evil.js"></script>
        <script src="data:text/javascript,document.title='evil'"></script><script>document.title = 'evil'</script>
        <img src="/static/missing.png" alt="" onerror="document.title = 'evil'">
        <iframe src="/static/evil.html" title="Seite"></iframe><iframe srcdoc="<script src='/asset/evil.js'></script>"
        title="Text"></iframe>""",
    "static/evil.html": "<script src='evil.js'></script><script>parent.document.title = 'evil'</script>",
    "html/review-text.xml": '<html filename="review-text" display_name="Text"/>',
    "html/review-text.html": "<p>Drei Monate sind um.</p>",
    "problem/single.xml": """<problem display_name="Eine Antwort"><multiplechoiceresponse>
        <label>Wer entscheidet?</label><choicegroup type="MultipleChoice">
        <choice correct="false">Niemand<choicehint>Jemand muss es tun.</choicehint></choice>
        <choice correct="true">Der <em>Rat</em><choicehint>So steht es in der <a href="/jump_to_id/lesson">Satzung</a>.</choicehint></choice>
        </choicegroup></multiplechoiceresponse></problem>""",
    "problem/multiple.xml": """<problem display_name="Mehrere Antworten"><choiceresponse>
        <label>Was gehört dazu?</label><checkboxgroup>
        <choice correct="true">Ziel<choicehint selected="true">Ja.</choicehint>
            <choicehint selected="false">Das Ziel fehlt.</choicehint></choice>
        <choice correct="true">Frist<choicehint selected="true">Ja.</choicehint></choice>
        <choice correct="false">Lob<choicehint selected="true">Lob ist schön, gehört aber nicht dazu.</choicehint></choice>
        </checkboxgroup></choiceresponse></problem>""",
    "problem/dropdown.xml": """<problem display_name="Auswahlliste"><optionresponse>
        <label>Wie viele Tage?</label><optioninput>
        <option correct="false">einer<optionhint>Zu wenig.</optionhint></option>
        <option correct="true">zwei<optionhint>Genau.</optionhint></option></optioninput></optionresponse></problem>""",
    "problem/number.xml": """<problem display_name="Zahl"><numericalresponse answer="3">
        <formulaequationinput/></numericalresponse></problem>""",
    "tabs/glossar.html": '<p>Begriffe. <a href="/jump_to_id/lesson">Zur Einheit</a></p>',
    "about/overview.html": "<h2>Für wen</h2><p>Für die Verwaltung.</p>",
    "static/pictures/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Plan</title></svg>',
    "policies/2027/policy.json": json.dumps(
        {
            "course/2027": {
                "course_image": "pictures_plan.svg",
                "tabs": [
                    {"type": "courseware", "name": "Kurs"},
                    {"type": "static_tab", "name": "Glossar", "url_slug": "glossar"},
                ],
                "other_course_settings": {
                    "lotse_minutes": {"lesson": 12, "checks": 8, "review-unit": 72},
                    "lotse_days": {"morning": "2027-01-11", "review": "2027-04-12"},
                },
            }
        }
    ),
}


def write_course(folder: Path, **changes: str | None) -> Path:
    """Write the course into a folder; `changes` replaces files by path, None leaves one out."""
    for name, text in {**FILES, **changes}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder
