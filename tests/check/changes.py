"""What breaks each rule: a small change to the good course, and exactly the kinds of findings it leads to."""

from tests.check.asked import asked, at_place
from tests.check.case import (
    DRAWING,
    LESSON,
    LONG,
    MORNING,
    ONE,
    OWN,
    REVIEW,
    TEXT,
    Case,
    after,
    plain,
    vertical,
)
from tests.check.course import GRADING, MANIFEST, POLICY, both, drop, grader, part, partition, policy, put, sub
from tests.check.forms import FORMS

TREE = {
    "course.xml without url_name": Case(
        sub("course.xml", ' url_name="2027"', ""),
        "CourseRootIncomplete ChildlessContainer DisplayNameMissing PolicyMissing FileUnread PageWithoutTab "
        "JumpTargetMissing ManifestCount ManifestOfOther ManifestUnitMissing",
        "course.xml:1",
    ),
    "course.xml with another attribute": Case(
        after("course.xml", 'course="IP1"', ' semester="1"'),
        "CourseRootNotPointer AttributeUnknown ChildlessContainer FileUnread JumpTargetMissing ManifestCount "
        "ManifestUnitMissing GraderWithoutWork",
        "course.xml:1",
    ),
    "a unit without its file": Case(
        drop("vertical/checks.xml"),
        "PointerWithoutFile FileUnread JumpTargetMissing ManifestCount ManifestUnitMissing",
        "sequential/morning.xml:3",
    ),
    "a text without its file": Case(drop(TEXT), "PointerWithoutFile", "html/lesson-text.xml:1"),
    "a file that only points again": Case(
        put("vertical/checks.xml", '<vertical url_name="elsewhere"/>'),
        "PointerToPointer FileUnread JumpTargetMissing ManifestCount ManifestUnitMissing",
        "vertical/checks.xml:1",
    ),
    "a file with another element": Case(
        put("vertical/checks.xml", '<html filename="lesson-text" display_name="Text"/>'),
        "PointerOtherTag FileUnread JumpTargetMissing ManifestCount ManifestUnitMissing",
        "vertical/checks.xml:1",
    ),
}

ARCHIVE = {
    "repetitive": Case(put("static/long.txt", b"0" * 450_000), "RatioHigh", "course.tar.gz"),
    "a file beside": Case(put("/README.txt", "Hallo"), "FileBeside", "README.txt"),
    "drafts": Case(put("drafts/vertical/new.xml", '<vertical display_name="Neu"/>'), "DraftsIncluded"),
    "a file nobody names": Case(put("vertical/lesson-2.xml", '<vertical display_name="Neu"/>'), "FileUnread"),
    "a policy of another run": Case(put("policies/2026/policy.json", "{}"), "FileUnread"),
}

CHARACTERS = {
    "broken XML": Case(
        sub("vertical/checks.xml", "</vertical>", ""),
        "XmlUnreadable FileUnread JumpTargetMissing ManifestCount ManifestUnitMissing",
        "vertical/checks.xml:5",
    ),
    "an external entity": Case(
        put("vertical/checks.xml", '<!DOCTYPE v [<!ENTITY e SYSTEM "file:///etc/passwd">]><vertical>&e;</vertical>'),
        "XmlUnreadable FileUnread JumpTargetMissing ManifestCount ManifestUnitMissing",
        "vertical/checks.xml:1",
    ),
    "Latin-1": Case(put("tabs/glossary.html", "<p>Prüfen</p>".encode("latin-1")), "NotUtf8", "tabs/glossary.html:1"),
    "a control character": Case(put("tabs/glossary.html", "<p>Ein\x0bWort</p>"), "ControlCharacter"),
    "an instruction in a plain block": Case(
        sub(LESSON, 'target="Austausch"/>', 'target="A"><?php echo 1 ?></discussion>'),
        "ProcessingInstruction BlockUnreadable",
    ),
    "an instruction elsewhere": Case(after("vertical/checks.xml", '<problem url_name="one"/>', "<?php echo 1 ?>"), ""),
    "broken XML that nobody names": Case(put("vertical/b.xml", "<vertical>"), "FileUnread"),
    "a line break in a title": Case(sub(LESSON, "Worum es geht", "Worum\nes geht"), "NewlineLost", f"{LESSON}:1"),
}

NAMES = {
    "a blank in the run": Case(
        both(sub("course.xml", "IP1", "IP 1"), sub(MANIFEST, "+IP1+", "+IP 1+")),
        "CourseKeyWrong",
        "course.xml:1",
    ),
    "a long course key": Case(
        both(sub("course.xml", "IP1", LONG), sub(MANIFEST, "+IP1+", f"+{LONG}+")), "CourseKeyTooLong UsageKeyTooLong"
    ),
    "no url_name": Case(sub(LESSON, ' url_name="talk"', ""), "UrlNameMissing", f"{LESSON}:3"),
    "a blank in a name": Case(sub(LESSON, '"talk"', '"our talk"'), "UrlNameWrong", f"{LESSON}:3"),
    "a percent sign": Case(sub(LESSON, '"talk"', '"100%"'), "UrlNameWrong"),
    "an umlaut in a name": Case(sub(LESSON, '"talk"', '"gespräch"'), "UrlNameRisky"),
    "a name twice": Case(
        both(
            after(
                LESSON,
                'Austausch"/>',
                '<discussion url_name="talk" display_name="B" discussion_id="talk-2" '
                'discussion_category="Tag 1" discussion_target="B"/>',
            ),
            sub(MANIFEST, '"discussion": 1', '"discussion": 2'),
        ),
        "UrlNameTwice",
        f"{LESSON}:3",
    ),
    "a unit twice": Case(
        after(MORNING, '<vertical url_name="lesson"/>', '<vertical url_name="lesson"/>'),
        "UrlNameTwice",
    ),
    "one name for two types": Case(sub(LESSON, '"talk"', '"checks"'), "UrlNameShared"),
    "a sequential in two chapters": Case(
        after("chapter/later.xml", '<sequential url_name="review"/>', '<sequential url_name="morning"/>'),
        "SequentialReused",
        "chapter/later.xml:2",
    ),
    "a long name": Case(sub(LESSON, '"talk"', f'"{LONG}"'), "UsageKeyTooLong"),
    "a long type": Case(
        both(after(LESSON, 'Austausch"/>', f'<lotse_{LONG[:30]} url_name="a" display_name="A"/>')),
        "TypeTooLong UnknownType AdvancedModuleMissing ManifestOutgrown",
    ),
    "a long field": Case(
        after(LESSON, 'display_name="Austausch"', f' {LONG[:65]}="1"'), "FieldNameTooLong AttributeUnknown"
    ),
}

STRUCTURE = {
    "a text in a sequential": Case(
        both(
            after(
                REVIEW, '<vertical url_name="own"/>', '<html url_name="loose" display_name="Text"><p>Lose</p></html>'
            ),
            sub(MANIFEST, '"html": 1', '"html": 2'),
        ),
        "ChildMisplaced",
        f"{REVIEW}:2",
    ),
    "a unit in a unit": Case(
        vertical(
            "outer",
            '<vertical url_name="inner" display_name="Innen"><html url_name="t" display_name="T"><p>A</p></html>'
            "</vertical>",
        ),
        "UnitNested ManifestOutgrown",
    ),
    "an empty unit": Case(vertical("empty", ""), "ChildlessContainer", "sequential/review.xml:2"),
    "stray HTML in a unit": Case(vertical("stray", "<p>Text</p>"), "UnknownType UrlNameMissing ManifestOutgrown"),
    "a type that is not installed": Case(
        vertical("scorm", '<scorm url_name="film" display_name="Film"/>'), "UnknownType ManifestOutgrown"
    ),
    "no title": Case(sub(ONE, ' display_name="Frage 1"', ""), "DisplayNameMissing", f"{ONE}:1"),
    "one of our blocks in a file of its own": Case(
        both(
            put(OWN, '<vertical display_name="Standort"><lotse_self_assessment url_name="rating"/></vertical>'),
            put("lotse_self_assessment/rating.xml", '<lotse_self_assessment display_name="Kompetenzcheck"/>'),
        ),
        "PureBlockInFile",
        f"{OWN}:1",
    ),
    "one of our blocks as Studio exports its defaults": Case(
        put(
            OWN,
            '<vertical display_name="Standort"><lotse_self_assessment url_name="rating" xblock-family="xblock.v1"/>'
            "</vertical>",
        ),
        "PureBlockAsPointer",
    ),
    "an element in a discussion": Case(
        sub(LESSON, 'target="Austausch"/>', 'target="A"><p>Los!</p></discussion>'), "StrayChild"
    ),
    "units without end": Case(
        vertical("v0", "".join(f'<vertical url_name="d{n}" display_name="D">' for n in range(25)) + "</vertical>" * 25),
        "NestedTooDeep UnitNested ManifestOutgrown",
    ),
}

VALUES = {
    "a word for true": Case(
        sub(MORNING, 'graded="true"', 'graded="yes"'), "ValueMeansOther GraderWithoutWork", f"{MORNING}:1"
    ),
    "a number as text": Case(after(ONE, 'showanswer="attempted"', ' max_attempts="three"'), "ValueWrong"),
    "a list that is none": Case(after(OWN, 'occasion="T0"', ' user_partitions="a, b"'), "ValueWrong"),
    "the wrong type": Case(after(ONE, 'showanswer="attempted"', ' max_attempts="[3]"'), "ValueWrong", f"{ONE}:1"),
    "a date without time": Case(sub(REVIEW, "2027-04-12T07:00:00Z", "2027-04-12"), "DateIncomplete", f"{REVIEW}:1"),
    "a date without zone": Case(sub(REVIEW, "07:00:00Z", "07:00:00"), "DateIncomplete"),
    "a date that does not exist": Case(sub(REVIEW, "2027-04-12", "2027-02-31"), "ValueWrong"),
    "a month": Case(sub(REVIEW, "2027-04-12T07:00:00Z", "2027-04"), "ValueWrong"),
    "a date on one of our blocks": Case(after(OWN, 'occasion="T0"', ' start="2027-04-12"'), "ValueWrong", f"{OWN}:2"),
    "a date as Studio writes it": Case(sub(REVIEW, "2027-04-12T07:00:00Z", "&quot;2027-04-12T07:00:00Z&quot;"), ""),
    "no date as Studio writes it": Case(sub(REVIEW, "2027-04-12T07:00:00Z", "null"), ""),
    "a truth value as Python writes it": Case(sub(MORNING, 'graded="true"', 'graded="True"'), ""),
    "minutes and seconds in a plain block": Case(
        after(OWN, 'occasion="T0"', ' max_attempts="1:30"'), "ValueMeansOther", f"{OWN}:2"
    ),
    "an emoji in two halves": Case(
        plain('<poll url_name="p" display_name="P" answers="{halves}"/>'), "EmojiBroken TypeUnsupported"
    ),
    "an emoji as it is": Case(plain('<poll url_name="p" display_name="P" answers="{whole}"/>'), "TypeUnsupported"),
    "a span": Case(policy(graceperiod="two days"), "ValueWrong"),
    "a misspelt setting": Case(after(ONE, 'showanswer="attempted"', ' max_attemps="3"'), "AttributeUnknown"),
    "a learner's state": Case(after(ONE, 'showanswer="attempted"', ' attempts="3"'), "StateInCourse"),
}

POLICIES = {
    "a policy that is no JSON": Case(
        sub(POLICY, '"language": "de",', '"language": de,'),
        "JsonUnreadable DisplayNameMissing PageWithoutTab ManifestOfOther",
        f"{POLICY}:26",
    ),
    "NaN": Case(sub(GRADING, "0.5", "NaN"), "JsonUnreadable", GRADING),
    "a key twice": Case(sub(POLICY, '"language": "de",', '"language": "en",\n  "language": "de",'), "JsonKeyTwice"),
    "no policy": Case(drop(POLICY), "PolicyMissing DisplayNameMissing PageWithoutTab ManifestOfOther"),
    "a policy that is a list": Case(put(POLICY, "[]"), "PolicyShape DisplayNameMissing PageWithoutTab ManifestOfOther"),
    "an entry that is a list": Case(part("html/lesson-text", []), "PolicyShape"),
    "settings of nobody": Case(part("vertical/lessons", {"format": "A"}), "PolicyOfNobody"),
    "settings of a pure block": Case(part("discussion/talk", {"format": "A"}), "PolicyOnPureBlock"),
    "a misspelt course setting": Case(policy(mobile_availble=True), "SettingUnknown", f"{POLICY}:43"),
    "a course setting of the wrong type": Case(
        policy(advanced_modules="lotse_self_assessment"), "ValueWrong AdvancedModuleMissing"
    ),
    "a truth value as a text": Case(policy(self_paced="false"), ""),
    "another word as a text": Case(policy(self_paced="no, never"), "ValueMeansOther"),
    "what Studio keeps of attributes": Case(policy(xml_attributes={"filename": ["course/2027.xml", None]}), ""),
    "a misspelt setting of a unit": Case(part("vertical/lesson", {"grading": True}), "SettingUnknown"),
    "no start": Case(policy(start=None), "StartMissing ManifestOfOther"),
    "no language": Case(policy(language=None), "LanguageMissing ManifestOfOther"),
    "no course image": Case(policy(course_image="picture.png"), "CourseImageMissing"),
    "a block Studio does not offer": Case(policy(advanced_modules=[]), "AdvancedModuleMissing"),
    "half a certificate": Case(policy(certificates={"certificates": [{"id": 1}]}), "CertificateIncomplete"),
    "a topic without id": Case(policy(discussion_topics={"Allgemeines": "course"}), "DiscussionTopicWrong"),
    "a wiki of another course": Case(policy(wiki_slug="Other.IP1.2026"), "WikiSlugForeign"),
    "a wiki element of another course": Case(
        sub("course/2027.xml", "<course>", '<course><wiki slug="Other.IP1.2026"/>'), "WikiSlugForeign"
    ),
}

PACING = {
    "due dates in a self-paced course": Case(
        both(policy(self_paced=True), after(MORNING, 'graded="true"', ' due="2027-02-01T11:00:00Z"')), "DueIgnored"
    ),
    "due weeks in a course with dates": Case(
        after(MORNING, 'graded="true"', ' relative_weeks_due="2"'), "RelativeWeeksIgnored"
    ),
    "due weeks on a unit": Case(
        both(policy(self_paced=True), sub(LESSON, "<vertical ", '<vertical relative_weeks_due="2" ')),
        "RelativeWeeksIgnored",
    ),
    "due weeks": Case(
        both(policy(self_paced=True), after(MORNING, 'graded="true"', ' relative_weeks_due="2"')),
        "RelativeWeeksNeedSettings",
    ),
}

GRADES = {
    "no grading policy": Case(drop(GRADING), "GradingMissing"),
    "no grades": Case(sub(GRADING, "GRADE_CUTOFFS", "CUTOFFS"), "GradingIncomplete"),
    "a grading policy that is a list": Case(put(GRADING, "[]"), "GradingIncomplete"),
    "half a grader": Case(grader(drop_count=None), "GraderIncomplete"),
    "another format": Case(sub(MORNING, 'format="Fragen"', 'format="Fragn"'), "FormatWithoutGrader GraderWithoutWork"),
    "no format": Case(sub(MORNING, ' format="Fragen"', ""), "GradedWithoutFormat GraderWithoutWork"),
    "nothing graded": Case(sub(MORNING, ' graded="true"', ""), "GraderWithoutWork"),
    "too many expected": Case(grader(min_count=3), "GraderCount"),
}

_COURSEWARE = {"name": "Course", "type": "courseware"}
_GLOSSARY = {"name": "Glossar", "type": "static_tab", "url_slug": "glossary"}

PAGES = {
    "tabs in the wrong order": Case(policy(tabs=[_GLOSSARY, _COURSEWARE]), "TabsOrder"),
    "a tab twice": Case(policy(tabs=[_COURSEWARE, _GLOSSARY, {"type": "wiki"}, {"type": "wiki"}]), "TabTwice"),
    "an unknown tab": Case(policy(tabs=[_COURSEWARE, _GLOSSARY, {"type": "glossary"}]), "TabUnknown"),
    "a page without a name": Case(
        policy(tabs=[_COURSEWARE, {"type": "static_tab", "url_slug": "glossary"}]), "TabIncomplete"
    ),
    "a tab that is none": Case(policy(tabs=[_COURSEWARE, _GLOSSARY, 5]), "EntryOfOtherShape", f"{POLICY}:28"),
    "a page without a text": Case(drop("tabs/glossary.html"), "TabWithoutPage", f"{POLICY}:40"),
    "a text without a page": Case(put("tabs/aims.html", "<p>Ziele</p>"), "PageWithoutTab", "tabs/aims.html"),
    "a bad file beside": Case(put("info/updates.items.json", "[{]"), "JsonUnreadable", "info/updates.items.json:1"),
}

_TO_GROUP = after(LESSON, '<vertical display_name="Worum es geht"', " group_access='{\"100\": [1]}'")

GROUPS = {
    "content for a cohort": Case(both(partition(), _TO_GROUP), "LinkIntoRestricted"),
    "a block that recommends what is for a cohort": Case(
        both(partition(), _TO_GROUP, sub(OWN, "[die Einheit](/jump_to_id/lesson)", "die Einheit")),
        "LinkIntoRestricted",
        f"{OWN}:2",
    ),
    "a course that Lotse did not build": Case(both(partition(), drop(MANIFEST)), "CohortsByHand", f"{POLICY}:43"),
    "half a partition": Case(both(partition(description=None), _TO_GROUP), "PartitionIncomplete LinkIntoRestricted"),
    "half a group": Case(partition(scheme="random", groups=[{"id": 1}]), "PartitionIncomplete"),
    "a reserved number": Case(partition(id=50, scheme="random"), "PartitionIdReserved"),
    "a scheme of the platform": Case(partition(scheme="enrollment_track"), "PartitionSchemeWrong"),
    "an unknown partition": Case(_TO_GROUP, "GroupAccessUnknown LinkIntoRestricted", f"{LESSON}:1"),
    "an unknown group": Case(
        both(partition(scheme="random", groups=[{"id": 2, "name": "B", "version": 1}]), _TO_GROUP),
        "GroupAccessUnknown LinkIntoRestricted",
    ),
    "no group": Case(both(partition(scheme="random"), _TO_GROUP, sub(LESSON, "[1]", "[]")), "GroupAccessEmpty"),
}

FILES = {
    "two names that become one": Case(
        both(put("static/a/b.png", b"1"), put("static/a_b.png", b"2")), "StaticCollision StaticRenamed"
    ),
    "a folder": Case(put("static/pictures/b.png", b"1"), "StaticRenamed", "static/pictures/b.png"),
    "a missing file": Case(drop("static/form.docx"), "StaticMissing", f"{TEXT}:4"),
    "a missing part": Case(sub(TEXT, "/jump_to_id/checks", "/jump_to_id/check"), "JumpTargetMissing", f"{TEXT}:4"),
    "a missing file in a question": Case(
        after(ONE, "Wer entscheidet?", ' <img src="/static/who.png" alt="Wer"/>'), "StaticMissing", f"{ONE}:3"
    ),
    "a missing part in one of our blocks": Case(
        sub(OWN, "/jump_to_id/lesson", "/jump_to_id/lessn"), "JumpTargetMissing", f"{OWN}:4"
    ),
    "a missing unit to recommend": Case(sub(OWN, 'unit="lesson"', 'unit="lessn"'), "JumpTargetMissing", f"{OWN}:13"),
    "a link without quotes": Case(sub(TEXT, '"/static/form.docx"', "/static/form.docx"), "LinkUnquoted", f"{TEXT}:4"),
    "a link in escaped JSON": Case(
        after(TEXT, "<h3>Warum</h3>", "<div data-x='{&quot;a&quot;: &quot;/static/plan.svg&quot;}'></div>"),
        "LinkUnquoted",
    ),
    "a list of pictures": Case(
        sub(
            TEXT,
            DRAWING,
            '<img src="/static/plan.svg" srcset="/static/plan.svg 1x, /static/plan.svg 2x" alt="Plan" />',
        ),
        "LinkUnquoted StaticMissing",
    ),
    "a link to the old course": Case(
        after(TEXT, "<h3>Warum</h3>", '<a href="/courses/course-v1:Old+IP1+2026/about">Früher</a>'), "LinkToSource"
    ),
}

TEXTS = {
    "a picture without alt": Case(sub(TEXT, ' alt="Plan des Amtes"', ""), "AltMissing", f"{TEXT}:5"),
    "blanks in a text inside a unit": Case(
        both(
            after(
                LESSON,
                'discussion_target="Austausch"/>',
                '<html url_name="inline" display_name="Text"><p><b>a</b> <i>b</i></p></html>',
            ),
            sub(MANIFEST, '"html": 1', '"html": 2'),
        ),
        "BlanksLost",
    ),
    "blanks in a question": Case(sub(ONE, "Niemand", "<em>Nie</em> <em>mand</em>"), "BlanksLost", f"{ONE}:5"),
    "a review that is overdue": Case(sub(MANIFEST, "2027-10", "2026-10"), "ReviewOverdue", LESSON),
    "a law without a source": Case(
        sub(TEXT, "<h3>Warum</h3>", "<p>Das verlangt § 9 der Vorschrift.</p>"), "SourceMissing", f"{TEXT}:2"
    ),
}

QUESTIONS = {
    "a number": Case(
        put(
            ONE,
            '<problem display_name="Zahl"><numericalresponse answer="3"><formulaequationinput/></numericalresponse>'
            "</problem>",
        ),
        "ProblemUnsupported",
        f"{ONE}:1",
    ),
    "no right answer": Case(sub(ONE, 'correct="true"', 'correct="false"'), "AnswerWrong"),
    "two right answers": Case(sub(ONE, 'correct="false"', 'correct="true"'), "AnswersSeveral"),
    "no feedback": Case(sub(ONE, "<choicehint>Jemand muss es tun.</choicehint>", ""), "FeedbackMissing"),
    "the longest is right": Case(asked(12, lambda at: at_place(at, "Der ganze Rat", "Das Amt")), "LengthTells"),
    "the first is right": Case(asked(12, lambda _: at_place(0, "Rat", "Amt")), "PlaceTells", "problem/asked-0.xml:1"),
    "only wrong ones have reasons": Case(asked(12, lambda at: at_place(at, "Amt, dort", "Amt, denn")), "WordTells"),
    "no question": Case(sub(ONE, "<label>Wer entscheidet?</label>", ""), "QuestionMissing"),
}

BLOCKS = {
    "a level without text": Case(
        sub(OWN, "<level>Ich zeichne selbst.</level>", "<level></level>"), "BlockContent", f"{OWN}:10"
    ),
    "an unknown setting": Case(sub(OWN, 'occasion="T0"', 'occassion="T0"'), "BlockContent", f"{OWN}:2"),
    "a setting with a wrong value": Case(sub(OWN, 'occasion="T0"', 'occasion="T9"'), "BlockContent"),
    "a name the platform keeps": Case(after(OWN, 'occasion="T0"', ' parent="chapter"'), "NameReserved", f"{OWN}:2"),
    "content of a newer version": Case(sub(OWN, 'version="1"', 'version="99"'), "BlockContent", f"{OWN}:3"),
    "no content element": Case(
        both(sub(OWN, "<content ", "<contents "), sub(OWN, "</content>", "</contents>")), "BlockContent", f"{OWN}:2"
    ),
    "a block that raises": Case(
        sub(
            LESSON,
            'target="Austausch"/>',
            'target="A"><o:due xmlns:o="http://code.edx.org/xblock/option">2027-01-11</o:due></discussion>',
        ),
        "BlockUnreadable",
        f"{LESSON}:3",
    ),
    "a block of a newer Lotse": Case(
        vertical("future", '<lotse_future url_name="f" display_name="Zukunft"/>'),
        "UnknownType AdvancedModuleMissing ManifestOutgrown",
    ),
}

MANIFESTS = {
    "a part lost on the way": Case(
        sub("vertical/checks.xml", '<problem url_name="two"/>', ""), "ManifestCount FileUnread", f"{MANIFEST}:12"
    ),
    "the manifest of another run": Case(sub("course.xml", "IP1", "IP2"), "ManifestOfOther"),
    "a manifest that names more": Case(sub(MANIFEST, "@checks", "@check"), "ManifestUnitMissing"),
    "half a manifest": Case(sub(MANIFEST, '"blocks"', '"parts"'), "ManifestIncomplete"),
    "a manifest that is no JSON": Case(put(MANIFEST, "{"), "JsonUnreadable"),
}

COURSES = {
    "the course's end before its start": Case(policy(end="2026-05-11T22:00:00Z"), "DatesReversed", f"{POLICY}:25"),
    "a tool without its passport": Case(
        plain('<lti url_name="tool" display_name="T" lti_id="tool" launch_url="https://example.org"/>'),
        "PassportMissing TypeUnsupported",
    ),
    "a tool with its passport": Case(
        both(
            plain('<lti url_name="tool" display_name="T" lti_id="tool" launch_url="https://example.org"/>'),
            policy(lti_passports=["tool:key:secret"]),
        ),
        "TypeUnsupported",
    ),
    "a topic twice": Case(
        after(
            LESSON,
            'Austausch"/>',
            '<discussion url_name="talk-2" display_name="B" discussion_id="talk-1" '
            'discussion_category="Tag 1" discussion_target="B"/>',
        ),
        "DiscussionShared ManifestOutgrown",
        f"{LESSON}:3",
    ),
    "names that leave the folder": Case(
        sub("html/lesson-text.xml", 'filename="lesson-text"', 'filename="../../../../etc/hostname"'),
        "PointerWithoutFile FileUnread",
    ),
    "settings of nobody that are empty": Case(part("nothing", {}), "PolicyOfNobody"),
}

CASES = {
    **TREE,
    **ARCHIVE,
    **CHARACTERS,
    **NAMES,
    **STRUCTURE,
    **VALUES,
    **POLICIES,
    **PACING,
    **GRADES,
    **PAGES,
    **GROUPS,
    **FILES,
    **TEXTS,
    **QUESTIONS,
    **BLOCKS,
    **MANIFESTS,
    **COURSES,
    **FORMS,
}
