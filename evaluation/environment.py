"""What a run ran on: recorded so that two runs can be told apart later."""

import os
import platform
from importlib import metadata
from pathlib import Path

_PACKAGES = (
    "bm25s",
    "faiss-cpu",
    "nitinam",
    "numpy",
    "pythainlp",
    "safetensors",
    "scipy",
    "sentence-transformers",
    "tokenizers",
    "torch",
)
_PROJECT = Path(__file__).resolve().parents[1]


def environment(project: Path = _PROJECT) -> dict[str, object]:
    """Python, package versions (null: not installed), platform, and the git revision of the project if it has one."""
    return {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "platform": platform.platform(),
        "machine": platform.machine(),
        "cpus": os.cpu_count(),
        "packages": {name: _version(name) for name in _PACKAGES},
        "git_revision": git_revision(project),
    }


def git_revision(project: Path) -> str | None:
    """The commit that HEAD names, read from the files of `.git`; None outside a checkout or before any commit."""
    try:
        git = _git_folder(project / ".git")
        head = (git / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref: "):
            return head or None
        return _commit_of(git, head.removeprefix("ref: "))
    except (OSError, UnicodeDecodeError):
        return None


def _git_folder(dot_git: Path) -> Path:
    # In a worktree .git is a file that says where its folder is.
    if dot_git.is_file():
        return dot_git.parent / dot_git.read_text(encoding="utf-8").strip().removeprefix("gitdir: ")
    return dot_git


def _commit_of(git: Path, ref: str) -> str | None:
    for folder in (git, _shared_folder(git)):
        if (folder / ref).is_file():
            return (folder / ref).read_text(encoding="utf-8").strip()
        packed = folder / "packed-refs"
        lines = packed.read_text(encoding="utf-8").splitlines() if packed.is_file() else []
        found = [line.split(" ", 1)[0] for line in lines if line.endswith(f" {ref}")]
        if found:
            return found[0]
    return None


def _shared_folder(git: Path) -> Path:
    common = git / "commondir"
    return git / common.read_text(encoding="utf-8").strip() if common.is_file() else git


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
