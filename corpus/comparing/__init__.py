"""Compare official text: two states of the corpus, section by section, paragraph by paragraph, word by word."""

from corpus.comparing.changes import LawChanges, SectionChange, StatedFigure, compare
from corpus.comparing.wording import PartChange, Run, RunKind

__all__ = ["LawChanges", "PartChange", "Run", "RunKind", "SectionChange", "StatedFigure", "compare"]
