"""Errors of evaluation.

EvaluationError
├── DatasetError    faults in a file of sections or questions, all of them together
├── SearcherError   searchers that cannot be told apart or named in a file
└── RunFolderError  a run folder that cannot be written or read back
"""

from collections.abc import Sequence

from corpus.faults import Fault


class EvaluationError(Exception):
    """Base of every error of this package."""


class DatasetError(EvaluationError):
    """Files that cannot be measured on; `faults` lists every one of them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = "\n".join(str(fault) for fault in self.faults)
        super().__init__(f"{len(self.faults)} fault(s) in the data; mend them and run the evaluation again:\n{lines}")


class SearcherError(EvaluationError):
    """A searcher's name is taken twice or cannot stand in a file name."""


class RunFolderError(EvaluationError):
    """The run folder cannot be written, or what it holds is not a run."""
