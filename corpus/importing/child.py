"""The child process that reads untrusted files: bytes on stdin, one JSON line per law on stdout, and nothing else.

Run by corpus.importing.sandbox: python -m corpus.importing.child FORMAT. It lowers its own limits before it reads.
"""

import contextlib
import json
import resource
import sys
from dataclasses import asdict

MOST_MEMORY = 480 * 2**20
MOST_SECONDS = 60
MOST_ANSWER = 256 * 2**20


def main(argv: list[str]) -> int:
    """Read, parse, answer. Exit status 0 for an answer of either kind, a fault included."""
    _lower_limits()
    # pypdf logs to stderr and recurses into page trees; what it says about a hostile file helps nobody.
    sys.stderr = open("/dev/null", "w", encoding="utf-8")  # noqa: PTH123, SIM115 -- for the life of the process
    from corpus.importing.drafts import MisfitError, MisfitsError
    from corpus.importing.formats import Format
    from corpus.importing.parsing import parse

    try:
        found, laws = parse(sys.stdin.buffer.read(), Format(argv[0]))
        lines = [(json.dumps(asdict(law), ensure_ascii=False) + "\n").encode() for law in laws]
    except MisfitError as fault:
        return _answer({"faults": [_fault(fault)]})
    except MisfitsError as faults:
        return _answer({"faults": [_fault(fault) for fault in faults.found]})
    except RecursionError:
        return _answer({"faults": [{"line": 0, "rule": "too-deep", "message": "is nested too deep to be read"}]})
    except UnicodeEncodeError as error:
        message = (
            f"holds half a character (a lone surrogate) near {error.object[max(0, error.start - 20) : error.start]!r}"
        )
        return _answer({"faults": [{"line": 0, "rule": "encoding", "message": message}]})
    _answer({"format": found.value, "laws": len(lines)})
    sys.stdout.buffer.writelines(lines)
    return 0


def _lower_limits() -> None:
    limits = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: MOST_ANSWER,
        resource.RLIMIT_NOFILE: 64,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        _, hard = resource.getrlimit(limit)
        # At the hard limit of time the kernel kills, as it does for lack of memory; below it, it says why.
        last = most + 5 if limit == resource.RLIMIT_CPU else most
        if hard != resource.RLIM_INFINITY:
            most, last = min(most, hard), min(last, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, last))


def _fault(fault: "Exception") -> dict[str, object]:
    return {name: getattr(fault, name) for name in ("line", "rule", "message")}


def _answer(value: object) -> int:
    sys.stdout.buffer.write((json.dumps(value) + "\n").encode())
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except MemoryError:
        sys.exit(77)
