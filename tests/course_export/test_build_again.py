"""A course built again, in another process and folder: the same bytes, and little memory."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.course_export.making import grundprogramm

ROOT = Path(__file__).parents[2]
HASHED = r"""
import hashlib, re
from pathlib import Path
from tests.course_export.making import ip_basic
built = ip_basic()
# Not getrusage: its peak includes that of the process that forked us.
peak = re.search(r"VmHWM:\s+([0-9]+)", Path("/proc/self/status").read_text()).group(1)
print(hashlib.sha256(built.tarball).hexdigest(), peak)
"""


def in_a_process(seed: str, folder: Path) -> tuple[str, int]:
    """Build in a process of its own; return the hash of the tarball and the peak memory in KB."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", HASHED], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    digest, memory = done.stdout.split()
    return digest, int(memory)


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int]]:
    """Two builds in processes that hash differently, here and elsewhere."""
    return [in_a_process("1", tmp_path_factory.mktemp("elsewhere")), in_a_process("4242", ROOT)]


def test_builds_are_byte_identical_in_other_processes_and_folders(again: list[tuple[str, int]]) -> None:
    assert {digest for digest, _memory in again} == {hashlib.sha256(grundprogramm().tarball).hexdigest()}


def test_a_build_takes_less_than_150_mb(again: list[tuple[str, int]]) -> None:
    assert max(memory for _digest, memory in again) < 150 * 1024
