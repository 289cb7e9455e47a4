"""Freed memory is kept where the allocator can be told so, and nothing fails where it cannot."""

import ctypes
import platform
import subprocess
import sys

import pytest

from indexing.memory import keep_freed_memory

FAULTS = """
import resource, numpy
from indexing.memory import keep_freed_memory
def faults():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(20):
        held = [numpy.ones(1_000_000, dtype=numpy.float32) for _ in range(5)]
        del held
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
without = faults()
kept = keep_freed_memory()
faults()
print(int(kept), without, faults())
"""
GLIBC = platform.libc_ver()[0] == "glibc"


@pytest.mark.skipif(not GLIBC, reason="mallopt is glibc's")
def test_arrays_made_again_and_again_fault_no_more() -> None:
    told = subprocess.run([sys.executable, "-c", FAULTS], capture_output=True, text=True, check=True).stdout
    kept, without, kept_faults = map(int, told.split())
    assert kept
    assert kept_faults < without / 10


def test_an_allocator_that_cannot_be_told_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    assert not keep_freed_memory()
