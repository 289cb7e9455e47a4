"""What an interrupted run had found: appended ranking by ranking, taken up by the next run of the same key.

Beside the outputs of the whole run lie `outputs[.<name>].jsonl.<key>.partial` until it is whole. The key is a hash of
everything that decides a ranking, so that nothing found in another way is ever taken up.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evaluation.datasets import GoldQuestion
from evaluation.errors import RunFolderError
from evaluation.rankings import Ranking
from evaluation.run_outputs import output_line, outputs_name, read_outputs

_KEY_LENGTH = 16


def run_key(facts: Mapping[str, object]) -> str:
    """A hash of what decides a run's rankings."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:_KEY_LENGTH]


def folders_digest(folders: Sequence[Path], endings: Collection[str] = ()) -> str:
    """A hash of the files in the folders, names and contents.

    Args:
        folders: looked through whole.
        endings: such as ".py"; where given, other files do not count.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            if not endings or path.suffix in endings:
                digest.update(f"{path.relative_to(folder.parent)}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class PartialOutputs:
    """The unfinished outputs of one run.

    Args:
        directory: the run's folder; it is there already.
        key: of the run (`run_key`).
    """

    directory: Path
    key: str

    def kept(self, searcher: str | None, questions: Sequence[GoldQuestion]) -> tuple[Ranking, ...]:
        """The rankings of the first questions; a last line that was cut off by the interruption is cut away.

        Args:
            searcher: a baseline's name; None for the searcher that is measured.
            questions: what the run asks, in order.

        Raises:
            RunFolderError: the file cannot be read, or holds what no interruption leaves behind.
        """
        path = self._path(searcher)
        if not path.is_file():
            return ()
        content = path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if len(whole) < len(content):
            path.write_bytes(whole)
        rankings = read_outputs(path)
        if [ranking.question_id for ranking in rankings] != [question.id for question in questions[: len(rankings)]]:
            raise RunFolderError(f"{path} is not the beginning of this run; remove it and run again")
        return rankings

    @contextmanager
    def appending(self, searcher: str | None) -> Iterator[Callable[[Ranking], None]]:
        """A function that keeps a ranking: once it returns, the end of the process loses nothing."""
        with self._path(searcher).open("a", encoding="utf-8") as file:

            def keep(ranking: Ranking) -> None:
                file.write(output_line(ranking))
                file.flush()

            yield keep

    def _path(self, searcher: str | None) -> Path:
        return self.directory / f"{outputs_name(searcher)}.{self.key}.partial"


def remove_partial(directory: Path, but: str | None = None) -> int:
    """Remove what interrupted runs left in the folder, but for those of one key; returns how many files went."""
    gone = [path for path in directory.glob("outputs*.partial") if but is None or f".{but}." not in path.name]
    for path in gone:
        path.unlink()
    return len(gone)
