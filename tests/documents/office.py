"""What LibreOffice makes of documents."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


def pages(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Return the text of each printed page of Word documents, by name."""
    for name, content in documents.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / name) for name in documents]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "out"), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: _read(folder / "out" / f"{name.rpartition('.')[0]}.pdf") for name in documents}


def _read(path: Path) -> list[str]:
    found = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True)
    return found.stdout.removesuffix("\f").split("\f")
