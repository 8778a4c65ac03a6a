"""The floor of `lotse check`: olxcleaner on a tarball (first argument), and XBlock parsing each of its blocks."""

import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from olxcleaner import validate
from xblock.plugin import PluginMissingError

from course_export.check.parser import CheckRuntime


def main(tarball: str) -> None:
    """Do that, once; print how many blocks were parsed."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(tarball) as archive:
            archive.extractall(folder, filter="data")
        (course,) = Path(folder).iterdir()
        elements = list(_elements(course))
        validate(str(course), allowed_xblocks=sorted({str(element.tag) for element in elements}))
    runtime = CheckRuntime("de")
    parsed = 0
    for element in elements:
        try:
            runtime.parse(element)
        except PluginMissingError:  # what stands inside a block
            continue
        parsed += 1
    print(parsed)


def _elements(course: Path) -> Iterator[etree._Element]:
    """The root and its children of each file; deeper there is no block that is not a file of its own."""
    for path in sorted(course.rglob("*.xml")):
        root = etree.parse(path).getroot()
        yield root
        yield from (child for child in root if isinstance(child.tag, str))


main(sys.argv[1])
