"""What LibreOffice makes of files."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


def converted(files: Mapping[str, bytes], folder: Path, target: str, *reading: str) -> dict[str, Path]:
    """Files of another kind, by the names of what they were made from; `target` and `reading` are LibreOffice's own."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *reading, "--convert-to", target, "--outdir", str(folder / "out")]
    subprocess.run([*command, *(str(folder / name) for name in files)], check=True, capture_output=True, timeout=300)
    ending = target.partition(":")[0]
    return {name: folder / "out" / f"{name.rpartition('.')[0]}.{ending}" for name in files}


def pages(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Return the text of each printed page of Word documents, by name."""
    return {name: _read(path) for name, path in converted(documents, folder, "pdf").items()}


def _read(path: Path) -> list[str]:
    found = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True)
    return found.stdout.removesuffix("\f").split("\f")
