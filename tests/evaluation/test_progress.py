import io
import sys

import pytest

from evaluation.progress import TerminalBar, no_bar, stderr_bar


def drawn(stream: io.StringIO) -> list[str]:
    return [line for line in stream.getvalue().split("\r\x1b[K") if line]


def test_a_bar_shows_how_much_is_done_and_how_long_the_rest_takes() -> None:
    ticks = iter([0.0, 1.0, 2.0])
    stream = io.StringIO()
    bar = TerminalBar(stream, lambda: next(ticks))
    bar("nitinam", 1, 10)
    bar("nitinam", 2, 10)
    bar("nitinam", 5, 10)
    assert drawn(stream) == [
        f"nitinam [{'#' * 3}{'.' * 27}] 1/10",
        f"nitinam [{'#' * 6}{'.' * 24}] 2/10 8 s left",
        f"nitinam [{'#' * 15}{'.' * 15}] 5/10 2 s left",
    ]


def test_a_bar_is_drawn_ten_times_a_second_at_most_and_wiped_at_the_end() -> None:
    ticks = iter([0.0, 0.05, 0.11, 0.12])
    stream = io.StringIO()
    bar = TerminalBar(stream, lambda: next(ticks))
    for done in (1, 2, 3, 4):
        bar("nitinam", done, 4)
    assert [line.split("] ")[1].split()[0] for line in drawn(stream)] == ["1/4", "3/4"]
    assert stream.getvalue().endswith("\r\x1b[K")


def test_a_file_gets_no_bar_and_a_terminal_does(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert stderr_bar() is no_bar
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    stderr_bar()("nitinam", 1, 2)
    assert terminal.getvalue().startswith("\r\x1b[Knitinam [")
