"""A small good course as files, and the ways in which tests change it."""

import io
import json
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

POLICY = "policies/2027/policy.json"
GRADING = "policies/2027/grading_policy.json"
MANIFEST = "static/lotse-manifest.json"

Files = dict[str, bytes]
Change = Callable[[Files], None]

_BLOCK = """<vertical display_name="Standort">
  <lotse_self_assessment url_name="rating" xblock-family="xblock.v1" display_name="Kompetenzcheck" occasion="T0">
    <content version="1" title="Wo stehen Sie?">
      <introduction>Lesen Sie zuerst [die Einheit](/jump_to_id/lesson).</introduction>
      <plain_gain_note>Das sagt der Unterschied.</plain_gain_note>
      <retrospective_gain_note>Das sagt der Rückblick.</retrospective_gain_note>
      <competence key="C1" title="Abläufe zeichnen">
        <question>Denken Sie an einen Ablauf im Amt.</question>
        <level>Ich lese eine Zeichnung.</level>
        <level>Ich zeichne selbst.</level>
        <recommends>process</recommends>
      </competence>
      <module key="process" title="Prozesse" unit="lesson"/>
    </content>
  </lotse_self_assessment>
</vertical>
"""

_SINGLE = """<problem display_name="Frage 1" showanswer="attempted" weight="1.0">
  <multiplechoiceresponse>
    <label>Wer entscheidet?</label>
    <choicegroup type="MultipleChoice">
      <choice correct="false">Niemand<choicehint>Jemand muss es tun.</choicehint></choice>
      <choice correct="true">Der Rat<choicehint>So steht es in der Satzung.</choicehint></choice>
    </choicegroup>
  </multiplechoiceresponse>
</problem>
"""

_MULTIPLE = """<problem display_name="Frage 2">
  <choiceresponse>
    <label>Was gehört dazu?</label>
    <checkboxgroup>
      <choice correct="true">Ziel<choicehint selected="true">Ja.</choicehint></choice>
      <choice correct="true">Frist<choicehint selected="true">Ja.</choicehint></choice>
    </checkboxgroup>
  </choiceresponse>
</problem>
"""

_LESSON = """<p><em>Dauer: 9 Minuten</em></p>
<h3>Warum</h3>
<p>Der Zugang steht im Onlinezugangsgesetz.<sup><a href="#lesson-source-1" id="lesson-cited-1">[1]</a></sup></p>
<p>Weiter zu den <a href="/jump_to_id/checks">Fragen</a>, zum <a href="/static/form.docx">Vordruck</a>.</p>
<p><img src="/static/plan.svg" alt="Plan des Amtes" /></p>
<ol>
<li id="lesson-source-1"><a href="https://www.gesetze-im-internet.de/ozg/">Onlinezugangsgesetz (OZG), § 1a</a></li>
</ol>
"""


def _settings() -> dict[str, Any]:
    return {
        "advanced_modules": ["lotse_self_assessment"],
        "certificates": {
            "certificates": [
                {"id": 100, "name": "A", "description": "B", "is_active": True, "signatories": [], "version": 1}
            ]
        },
        "course_image": "plan.svg",
        "discussion_topics": {"Allgemeines": {"id": "course"}},
        "display_name": "Grundprogramm",
        "end": "2027-05-11T22:00:00Z",
        "language": "de",
        "start": "2027-01-11T08:00:00Z",
        "tabs": [
            {"name": "Course", "type": "courseware"},
            {"name": "Progress", "type": "progress"},
            {"name": "Glossar", "type": "static_tab", "url_slug": "glossary"},
        ],
    }


def _manifest() -> dict[str, Any]:
    usage = "block-v1:Haselbrueck+IP1+2027+type@{}+block@{}"
    return {
        "programme": "ip-basic",
        "language": "de",
        "course": "course-v1:Haselbrueck+IP1+2027",
        "start": "2027-01-11T08:00:00Z",
        "blocks": {
            "chapter": 2,
            "course": 1,
            "discussion": 1,
            "html": 1,
            "lotse_self_assessment": 1,
            "problem": 2,
            "sequential": 2,
            "vertical": 3,
        },
        "covers": {"IP-01": [usage.format("vertical", "lesson")]},
        "units": [
            {
                "usage": usage.format("vertical", "lesson"),
                "title": "Worum es geht",
                "minutes": 9,
                "review_by": "2027-10",
            },
            {"usage": usage.format("vertical", "checks"), "title": "Prüfen Sie sich", "minutes": 3},
        ],
    }


def good() -> Files:
    """Return the files of the good course."""
    texts = {
        "course.xml": '<course url_name="2027" org="Haselbrueck" course="IP1"/>\n',
        "course/2027.xml": '<course>\n  <chapter url_name="day-1"/>\n  <chapter url_name="later"/>\n</course>\n',
        "chapter/day-1.xml": '<chapter display_name="Tag 1">\n  <sequential url_name="morning"/>\n</chapter>\n',
        "chapter/later.xml": '<chapter display_name="Später">\n  <sequential url_name="review"/>\n</chapter>\n',
        "sequential/morning.xml": """<sequential display_name="Vormittag" format="Fragen" graded="true">
  <vertical url_name="lesson"/>
  <vertical url_name="checks"/>
</sequential>
""",
        "sequential/review.xml": """<sequential display_name="Rückblick" start="2027-04-12T07:00:00Z">
  <vertical url_name="own"/>
</sequential>
""",
        "vertical/lesson.xml": """<vertical display_name="Worum es geht">
  <html url_name="lesson-text"/>
  <discussion url_name="talk" display_name="Austausch" discussion_id="talk-1" discussion_category="Tag 1" discussion_target="Austausch"/>
</vertical>
""",
        "vertical/checks.xml": """<vertical display_name="Prüfen Sie sich">
  <problem url_name="one"/>
  <problem url_name="two"/>
</vertical>
""",
        "vertical/own.xml": _BLOCK,
        "html/lesson-text.xml": '<html filename="lesson-text" display_name="Worum es geht"/>\n',
        "html/lesson-text.html": _LESSON,
        "problem/one.xml": _SINGLE,
        "problem/two.xml": _MULTIPLE,
        "tabs/glossary.html": '<p>Begriffe. <a href="/jump_to_id/lesson">Zur Einheit</a></p>\n',
        "about/overview.html": "<h2>Für wen</h2><p>Für die Verwaltung.</p>\n",
        "static/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Plan</title></svg>',
        "static/form.docx": "not really a document",
        POLICY: json.dumps({"course/2027": _settings()}, indent=1),
        GRADING: json.dumps(
            {
                "GRADER": [{"type": "Fragen", "short_label": "F", "min_count": 1, "drop_count": 0, "weight": 1.0}],
                "GRADE_CUTOFFS": {"Pass": 0.5},
            },
            indent=1,
        ),
        MANIFEST: json.dumps(_manifest(), indent=1),
    }
    return {path: text.encode() for path, text in texts.items()}


def pack(files: Mapping[str, bytes], path: Path, root: str = "course/") -> Path:
    """Write files as a gzipped tar; paths are below `root`, or, with a leading slash, below the archive itself."""
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name[1:] if name.startswith("/") else root + name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


# Changes: each takes the files and makes one of them wrong.


def put(path: str, content: str | bytes) -> Change:
    """Add or replace a file."""
    return lambda files: files.__setitem__(path, content.encode() if isinstance(content, str) else content)


def drop(path: str) -> Change:
    """Leave a file out."""
    return lambda files: files.__delitem__(path)


def sub(path: str, old: str, new: str) -> Change:
    """Replace a text in a file."""

    def change(files: Files) -> None:
        assert files[path].count(old.encode()) >= 1, f"{old} is not in {path}"
        files[path] = files[path].replace(old.encode(), new.encode())

    return change


def both(*changes: Change) -> Change:
    """Do several changes."""

    def change(files: Files) -> None:
        for each in changes:
            each(files)

    return change


def policy(**settings: Any) -> Change:
    """Set course settings; None leaves one out."""

    def change(files: Files) -> None:
        value = json.loads(files[POLICY])
        value["course/2027"] = {k: v for k, v in {**value["course/2027"], **settings}.items() if v is not None}
        files[POLICY] = json.dumps(value, indent=1).encode()

    return change


def part(key: str, settings: Any) -> Change:
    """Add an entry of the policy."""

    def change(files: Files) -> None:
        files[POLICY] = json.dumps(json.loads(files[POLICY]) | {key: settings}, indent=1).encode()

    return change


def grader(**settings: Any) -> Change:
    """Change the one grader; None leaves a key out."""

    def change(files: Files) -> None:
        value = json.loads(files[GRADING])
        value["GRADER"] = [{k: v for k, v in {**value["GRADER"][0], **settings}.items() if v is not None}]
        files[GRADING] = json.dumps(value, indent=1).encode()

    return change


def partition(**settings: Any) -> Change:
    """Define a group configuration with one group, 1; None leaves a key out."""
    value = {
        "id": 100,
        "name": "Teams",
        "description": "",
        "scheme": "cohort",
        "version": 3,
        "parameters": {},
        "active": True,
        "groups": [{"id": 1, "name": "A", "version": 1}],
        **settings,
    }
    return policy(user_partitions=[{key: each for key, each in value.items() if each is not None}])
