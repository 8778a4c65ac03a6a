"""The floor of `lotse build`: imports the same libraries, reads and converts the same YAML and Markdown, writes and
compresses the same bytes. Arguments: what `probe.py` found; a pickle with the files of the course, those inside Word and
PowerPoint files included; the tarball to write.
"""

import gc
import gzip
import io
import json
import pickle
import sys
import tarfile
import zipfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path


def main(used: str, content: str, target: str) -> None:
    """Do that, once."""
    gc.disable()  # as the build does
    found = json.loads(Path(used).read_text())
    for name in found["modules"]:
        with suppress(ImportError):
            import_module(name)
    import yaml
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    for path in found["yaml"]:
        yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for path in found["markdown"]:
        head, _, body = Path(path).read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        yaml.load(head, Loader=yaml.CSafeLoader)
        parser.render(body)
    files: dict[str, bytes | dict[str, bytes]] = pickle.loads(Path(content).read_bytes())
    with (
        gzip.GzipFile(target, "wb", compresslevel=9, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, file in sorted(files.items()):
            data = file if isinstance(file, bytes) else _zipped(file)
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


main(*sys.argv[1:])
