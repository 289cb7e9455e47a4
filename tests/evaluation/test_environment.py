import json
import platform
from importlib import metadata
from pathlib import Path

import pytest

from evaluation.environment import environment, git_revision

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def checkout(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder / "project"


@pytest.mark.parametrize(
    ("files", "expected", "reason"),
    [
        ({"project/.git/HEAD": f"{COMMIT}\n"}, COMMIT, "a commit checked out by itself"),
        ({"project/.git/HEAD": "ref: refs/heads/main\n", "project/.git/refs/heads/main": COMMIT}, COMMIT, "a branch"),
        (
            {
                "project/.git/HEAD": "ref: refs/heads/main\n",
                "project/.git/packed-refs": f"# pack-refs\n{'f' * 40} refs/heads/old-main\n{COMMIT} refs/heads/main\n",
            },
            COMMIT,
            "a packed branch",
        ),
        (
            {
                "project/.git": "gitdir: ../store/worktrees/one\n",
                "store/worktrees/one/HEAD": "ref: refs/heads/one\n",
                "store/worktrees/one/commondir": "../..\n",
                "store/refs/heads/one": COMMIT,
            },
            COMMIT,
            "a worktree",
        ),
        ({"project/.git/HEAD": "ref: refs/heads/main\n"}, None, "a branch without a commit"),
        ({"project/.git/HEAD": ""}, None, "a damaged HEAD"),
        ({"project/README.md": ""}, None, "no checkout"),
    ],
)
def test_the_revision_is_read_from_the_files_of_git(
    tmp_path: Path, files: dict[str, str], expected: str | None, reason: str
) -> None:
    assert git_revision(checkout(tmp_path, files)) == expected, reason


def test_the_environment_names_python_and_the_packages_that_decide_results(tmp_path: Path) -> None:
    facts = environment(tmp_path)
    assert facts["python"] == platform.python_version()
    assert facts["git_revision"] is None
    packages = facts["packages"]
    assert isinstance(packages, dict)
    assert packages["numpy"] == metadata.version("numpy")
    assert {"bm25s", "faiss-cpu", "pythainlp"} <= set(packages)
    assert json.loads(json.dumps(facts)) == facts
