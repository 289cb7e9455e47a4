"""Keep the memory of scores that were let go, so that the next question need not ask the system for it again."""

import ctypes

# Numbers of glibc's mallopt(3).
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
# Ten arrays of scores of a million passages; the most that glibc takes for a single array.
_KEPT, _LARGEST = 64 << 20, 32 << 20


def keep_freed_memory() -> bool:
    """Tell the allocator to keep up to 64 MiB of what is freed; whether it took it. Other than glibc's do not.

    Scores of a million passages fill ten arrays of 4 MB a question. Given back and asked for anew each time, they are
    five to seven thousand page faults: 8 of 20 ms of processor.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_TRIM_THRESHOLD, _KEPT) and mallopt(_MMAP_THRESHOLD, _LARGEST))
