"""policy.json: settings that the platform silently loses, and those a course needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from course_export.check.rules.values import wrong
from course_export.reading import fields
from course_export.reading.compose import moment
from course_export.reading.elements import asset_name
from course_export.reading.files import MANIFEST, CourseFiles
from course_export.reading.finding import Concern, Finding
from course_export.reading.jsons import Json
from course_export.reading.shapes import EntryOfOtherShape

_SIDE_FILES = ("about/", "info/", "tabs/", "policies/")


class JsonUnreadable(Finding):
    """JSON that cannot be read is treated as empty: all settings in it are lost, and the import succeeds."""

    text = "not readable as JSON, so everything in it is lost: {error}"


class JsonKeyTwice(Finding):
    """Of two equal keys in one object only the last one counts."""

    text = "the key {key!r} stands twice in one object; only the last one counts"


class PolicyMissing(Finding):
    """The settings of the course stand in `policies/<run>/policy.json`; without it the platform takes its defaults."""

    concern = Concern.ADVICE
    text = "missing, so the course gets the platform's default settings"


class PolicyShape(Finding):
    """The policy is one object, whose keys are `<type>/<url_name>` and whose values are objects with settings."""

    text = "{what} has to be an object"


class PolicyOfNobody(Finding):
    """Settings for a part that is not in the course have no effect: the part is gone, or its name differs."""

    concern = Concern.ADVICE
    text = "{key!r} names no part of the course, so these settings have no effect"


class PolicyOnPureBlock(Finding):
    """The policy applies to the platform's own types only, never to plain XBlocks; their settings are attributes."""

    text = "{key!r}: settings of this type are read from its attributes only, so these are lost"


class SettingUnknown(Finding):
    """A setting the platform does not know has no effect: often a misspelt name."""

    concern = Concern.ADVICE
    text = "{key}: there is no setting {name!r}, so it has no effect"


class StartMissing(Finding):
    """A course without `start` opens on 1 January 2030."""

    concern = Concern.ADVICE
    text = "no start, so the course opens on 2030-01-01"


class DatesReversed(Finding):
    """A course that ends before it starts, or whose enrolment does, is open to nobody."""

    concern = Concern.ADVICE
    text = "{last} is {end}, before {first}, {start}"


class PassportMissing(Finding):
    """The key and secret of an `lti` stand in `lti_passports` of the course, under its `lti_id`. They are seldom part of
    an archive; until somebody adds them in Studio, the tool refuses learners."""

    concern = Concern.ADVICE
    text = "{node} needs an entry for {id!r} in lti_passports"


class LanguageMissing(Finding):
    """The platform, and Lotse's blocks, write in the language the course names."""

    concern = Concern.ADVICE
    text = "no language; Lotse's blocks then do not know in which one to write"


class CourseImageMissing(Finding):
    """`course_image` is the name that a file of static/ has after import; another one shows a broken picture."""

    concern = Concern.ADVICE
    text = "course_image is {name!r}, but no file of static/ is called so after import"


class AdvancedModuleMissing(Finding):
    """Blocks that are not in `advanced_modules` work, but authors cannot add another one in Studio."""

    concern = Concern.ADVICE
    text = "{tag} is used but not in advanced_modules, so Studio does not offer it"


class CertificateIncomplete(Finding):
    """A certificate needs these keys, or Studio and the LMS fail where they show it."""

    text = "certificate {number} has no {missing}"


class DiscussionTopicWrong(Finding):
    """Each topic of `discussion_topics` is an object with an `id`."""

    text = "the topic {topic!r} has to be an object with an “id”"


class WikiSlugForeign(Finding):
    """A wiki is taken over into another course only if it is called like the course; with any other name both courses
    write into one wiki."""

    concern = Concern.ADVICE
    text = "wiki_slug {slug!r} is kept on import, so every course made from this one shares a wiki"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the policy and every other JSON file of settings."""
    for path in sorted(course.files):
        if path.endswith(".json") and path.startswith(_SIDE_FILES) or path in ("grading_policy.json", MANIFEST):
            found = course.json(path)
            assert found
            if found.error:
                yield JsonUnreadable.at(path, found.error_line, error=found.error)
            for key in found.twice:
                yield JsonKeyTwice.at(path, found.line(key), key=key)
    policy = course.policy
    if policy is None:
        yield PolicyMissing.at(f"policies/{course.run}/policy.json")
        return
    if policy.error:
        return
    if isinstance(policy.value, dict):
        yield from _entries(course, policy)
        yield from _course(course, policy)
    else:
        yield PolicyShape.at(policy.path, 1, what="the policy")


def _entries(course: CourseFiles, policy: Json) -> Iterator[Finding]:
    parts = {f"{node.tag}/{node.name}": node for node in course.nodes} | {f"course/{course.run}": None}
    for key, settings in policy.value.items():
        line = policy.line(key)
        node = parts.get(key)
        if key not in parts:
            yield PolicyOfNobody.at(policy.path, line, key=key)
        elif not isinstance(settings, dict):
            yield PolicyShape.at(policy.path, line, what=f"{key!r}")
        elif node and not node.takes_policy:
            yield PolicyOnPureBlock.at(policy.path, line, key=key)
        else:
            known = fields.known(key.partition("/")[0])
            for name, value in settings.items():
                where = (policy.path, policy.line(key, name))
                if known and name in known:
                    yield from wrong(where, key, name, value, known[name])
                elif known and name not in fields.NO_FIELDS:
                    yield SettingUnknown.at(*where, key=key, name=name)


def _course(course: CourseFiles, policy: Json) -> Iterator[Finding]:
    settings, own = course.own_settings, f"course/{course.run}"

    def at(name: str) -> tuple[str, int]:
        return policy.path, policy.line(own, name)

    yield from (odd for odd in course.odd if isinstance(odd, EntryOfOtherShape))
    if not settings.get("start"):
        yield StartMissing.at(*at("start"))
    if not settings.get("language"):
        yield LanguageMissing.at(*at("language"))
    yield from _dates(settings, at)
    yield from _passports(course)
    image = settings.get("course_image")
    assets = {asset_name(path.removeprefix("static/")) for path in course.files if path.startswith("static/")}
    if image is not None and str(image) not in assets:
        yield CourseImageMissing.at(*at("course_image"), name=image)
    listed = settings.get("advanced_modules")
    for tag in sorted({node.tag for node in course.nodes if node.is_ours} - set(filter(_is_text, _list(listed)))):
        yield AdvancedModuleMissing.at(*at("advanced_modules"), tag=tag)
    certificates = settings.get("certificates")
    for number, entry in enumerate(_list(certificates.get("certificates")) if isinstance(certificates, dict) else ()):
        wanted = {"id", "name", "description", "is_active", "signatories", "version"}
        if missing := sorted(wanted - set(entry if isinstance(entry, dict) else ())):
            yield CertificateIncomplete.at(*at("certificates"), number=number + 1, missing=", ".join(missing))
    topics = settings.get("discussion_topics")
    for topic, value in topics.items() if isinstance(topics, dict) else ():
        if not (isinstance(value, dict) and value.get("id")):
            yield DiscussionTopicWrong.at(policy.path, policy.line(own, "discussion_topics", topic), topic=topic)
    slugs = [(*at("wiki_slug"), settings.get("wiki_slug"))]
    slugs += [
        (node.file, wiki.sourceline, wiki.get("slug"))
        for node in course.nodes[:1]
        for wiki in node.element.iter("wiki")
    ]
    for file, line, slug in slugs:
        if slug and slug not in (course.key_parts[1], ".".join(course.key_parts)):
            yield WikiSlugForeign.at(file, line, slug=slug)


def _dates(settings: Mapping[str, Any], at: Callable[[str], tuple[str, int]]) -> Iterator[Finding]:
    for first, last in (("start", "end"), ("enrollment_start", "enrollment_end")):
        start, end = moment(settings.get(first)), moment(settings.get(last))
        if start and end and end < start:
            yield DatesReversed.at(*at(last), first=first, last=last, start=settings[first], end=settings[last])


def _passports(course: CourseFiles) -> Iterator[Finding]:
    passports = [str(each).partition(":")[0] for each in _list(course.own_settings.get("lti_passports"))]
    for node in course.sound:
        wanted = course.settings(node).get("lti_id") if node.tag == "lti" else None
        if wanted and str(wanted) not in passports:
            yield PassportMissing.at(node.file, node.line, node=node, id=wanted)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
