"""Coverage as a picture: one square a section, darker the further it is told. Readable on light and dark pages."""

from collections.abc import Iterator, Sequence
from html import escape

from corpus.checking.coverage import LawCoverage, Level, SectionCoverage

_ACROSS, _CELL, _GAP, _LEFT = 50, 14, 2, 20
_STEP = _CELL + _GAP
_WIDTH = 2 * _LEFT + _ACROSS * _STEP
_NAMES = {
    Level.NOTHING: "nothing yet",
    Level.DIGEST: "digest",
    Level.QUESTIONS: "digest and questions",
    Level.GUIDE: "cited by a guide",
}
# The further it is told, the more a square stands out from the page; "nothing yet" is an empty outline.
_STYLE = """
text{font:13px system-ui,sans-serif;fill:#1b1b1b}text.law{font-weight:600}
.l0{fill:none;stroke:#8a8a8a}.l1{fill:#8db4d6}.l2{fill:#3b7fb8}.l3{fill:#123f66}
@media(prefers-color-scheme:dark){text{fill:#f0f0f0}
.l0{stroke:#8a8a8a}.l1{fill:#41698c}.l2{fill:#6aa9dc}.l3{fill:#cfe6fa}}
""".strip()


def coverage_picture(laws: Sequence[LawCoverage]) -> str:
    """SVG, with a title for each square: section, and how far it is told."""
    body: list[str] = []
    top = 30
    for law in laws:
        body.append(f'<text class="law" x="{_LEFT}" y="{top}">{escape(_heading(law))}</text>')
        body += _squares(law.sections, top + 10)
        top += 10 + _STEP * -(-len(law.sections) // _ACROSS) + 34
    body += _legend(top)
    words = "; ".join(_heading(law) for law in laws)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top + 20}" role="img" '
        f'aria-labelledby="t d"><title id="t">Coverage of the criminal codes</title>'
        f'<desc id="d">{escape(words)}</desc><style>{_STYLE}</style>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _heading(law: LawCoverage) -> str:
    digests = sum(section.digest for section in law.sections)
    cited = law.at_least(Level.GUIDE)
    return f"{law.name}: {digests} of {len(law.sections)} sections with a digest, {cited} cited by a guide"


def _squares(sections: Sequence[SectionCoverage], top: int) -> Iterator[str]:
    for index, section in enumerate(sections):
        x, y = _LEFT + _STEP * (index % _ACROSS), top + _STEP * (index // _ACROSS)
        told = f"{section.number}: {_NAMES[section.level]}"
        yield _square(x, y, section.level, told)


def _legend(top: int) -> Iterator[str]:
    x = _LEFT
    for level, name in _NAMES.items():
        yield _square(x, top - 11, level, name)
        yield f'<text x="{x + _STEP + 4}" y="{top}">{name}</text>'
        x += 60 + 7 * len(name)


def _square(x: int, y: int, level: Level, told: str) -> str:
    return (
        f'<rect class="l{level.value}" x="{x}" y="{y}" width="{_CELL}" height="{_CELL}">'
        f"<title>{escape(told)}</title></rect>"
    )
