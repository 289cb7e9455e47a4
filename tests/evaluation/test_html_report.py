from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evaluation.comparing import MeasureChange, compare_runs
from evaluation.errors import RunFolderError
from evaluation.html_report import comparison_html, write_comparison_html
from evaluation.intervals import Interval
from evaluation.plots import WIDTH, PlotRow, direction, interval_plot, position
from tests.evaluation.run_folders import folder_run, row

HOSTILE = "<script>alert('1')</script> & \"ถูกจับ\""


def change(difference: float, low: float, high: float, n: int = 9) -> MeasureChange:
    return MeasureChange(n, 0.5, 0.5 + difference, difference, Interval(low, high), 0.5, (), (), ())


UNMEASURED = MeasureChange(0, None, None, None, None, None, (), (), ())


class Reader(HTMLParser):
    """Every tag with its attributes, and the words between."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def page(tmp_path: Path) -> str:
    before = [
        row("a", HOSTILE, topic="<arrest>", hit=1.0, recall=0.2),
        row("b", topic="bail", hit=0.0, recall=0.2),
        row("c", topic="bail", hit=1.0, recall=0.2),
    ]
    after = [
        row("a", HOSTILE, topic="<arrest>", hit=0.0, recall=0.2),
        row("b", topic="bail", hit=1.0, recall=0.2),
        row("c", topic="bail", hit=1.0, recall=0.2),
    ]
    return comparison_html(
        compare_runs(
            folder_run(tmp_path / "<before>", before, corpus="<1>"), folder_run(tmp_path / "after", after, corpus="2")
        )
    )


@pytest.fixture
def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_the_page_is_well_formed(read: Reader) -> None:
    assert read.open == []
    assert [tag for tag, _ in read.tags[:2]] == ["html", "head"]


def test_the_page_runs_no_script_and_loads_nothing(page: str, read: Reader) -> None:
    names = {tag for tag, _ in read.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "image", "use"}
    attributes = {name for _, attributes in read.tags for name in attributes}
    assert not attributes & {"src", "href", "xlink:href", "srcset", "style"}
    assert not any(name.startswith("on") for name in attributes)
    assert not any(words in page for words in ("http://", "https://", "url(", "@import", "@font-face"))
    assert (
        "meta",
        {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"},
    ) in (read.tags)


def test_words_of_questions_topics_and_folders_stand_as_they_are(read: Reader) -> None:
    words = "".join(read.words)
    assert HOSTILE in words
    assert "<arrest> (n 1)" in words
    assert "answers: <before> | after" in words
    assert "<1> | 2" in words


def test_the_page_names_thai_fonts_serves_dark_mode_and_phones(page: str) -> None:
    assert '"Noto Sans Thai"' in page
    assert "Thonburi" in page
    assert "prefers-color-scheme: dark" in page
    assert 'name="viewport" content="width=device-width' in page


def test_every_measure_stands_in_the_table_and_those_that_changed_are_plotted_by_topic(page: str) -> None:
    assert page.count("<tr class=") == 2
    assert 'aria-label="hit by topic"' in page
    assert 'aria-label="recall by topic"' not in page


def test_every_plot_is_an_image_of_its_own(page: str) -> None:
    plots = [part.split("</svg>")[0] for part in page.split("<svg")[1:]]
    roots = [ElementTree.fromstring(f"<svg{plot}</svg>") for plot in plots]
    assert [root.get("aria-label") for root in roots] == ["difference of every measure", "hit by topic"]
    assert [len(root.findall("g")) for root in roots] == [2, 2]


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    run = folder_run(tmp_path / "run", [row("a", hit=1.0)])
    with pytest.raises(RunFolderError, match="cannot be written"):
        write_comparison_html(tmp_path / "nowhere" / "report.html", compare_runs(run, run))


def test_runs_that_do_not_differ_say_so(tmp_path: Path) -> None:
    run = folder_run(tmp_path / "run", [row("a", hit=1.0, judge=None)])
    write_comparison_html(tmp_path / "report.html", compare_runs(run, run))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "No question changed." in page
    assert '<td>judge</td><td colspan="8">not measured in both</td>' in page


@pytest.mark.parametrize(
    ("value", "x"), [(0.0, WIDTH / 2), (0.2, WIDTH - 12), (-0.2, 12), (0.1, WIDTH * 0.75 - 6), (9.0, WIDTH - 12)]
)
def test_no_change_stands_in_the_middle_and_the_reach_at_the_margins(value: float, x: float) -> None:
    assert position(value, 0.2) == pytest.approx(x)


@pytest.mark.parametrize(
    ("low", "high", "way"), [(0.01, 0.2, "gain"), (-0.2, -0.01, "loss"), (0.0, 0.2, "same"), (-0.2, 0.0, "same")]
)
def test_only_an_interval_beyond_0_is_a_gain_or_a_loss(low: float, high: float, way: str) -> None:
    assert direction(change(0.0, low, high)) == way


def test_a_plot_draws_each_interval_to_scale_and_leaves_out_what_was_not_measured() -> None:
    svg = interval_plot([PlotRow("hit", change(0.05, 0.0, 0.1)), PlotRow("judge", UNMEASURED)], "t")
    (group,) = ElementTree.fromstring(svg).findall("g")
    line = group.find("line")
    assert line is not None
    assert (line.get("x1"), line.get("x2")) == ("170.0", "328.0")
    assert group.findtext("title") == "hit: +0.050 [0.000, +0.100], n 9"
    assert [each.text for each in ElementTree.fromstring(svg).findall("text")] == [
        "-0.10",
        "-0.05",
        "0.00",
        "+0.05",
        "+0.10",
    ]
    assert interval_plot([PlotRow("judge", UNMEASURED)], "t") == ""
