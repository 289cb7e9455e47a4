"""Write the partners that goes_with lacks: where 334 names 335, 335 names 334. Nothing else of a file changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.collection import Corpus
from corpus.models import Relation
from corpus.validation import Origins

_INVERSE = {
    Relation.PENALTY: Relation.OFFENCE,
    Relation.EXCEPTION: Relation.RULE,
}
"""What this section is to its partner, by what the partner is to it; anything else is see_also."""
_PARTNERS = re.compile(r"(?P<indent> +)goes_with:(?P<inline>[^\n]*)\n(?P<items>(?:(?P=indent) +\S[^\n]*\n)*)")


@dataclass(frozen=True, slots=True)
class MissingPartner:
    """`section` of `law`, written in `file` at `line`, does not name `partner` of `of` back."""

    file: str
    line: int
    law: str
    of: str
    partner: str
    relation: Relation


def missing_partners(corpus: Corpus, origins: Origins) -> Iterator[MissingPartner]:
    """Every partner that some digest lacks, once."""
    found: set[tuple[str, str, str, str]] = set()
    for (law, number), section in corpus.sections.items():
        for partner in section.goes_with:
            key = (partner.law or law, partner.section)
            other = corpus.sections.get(key)
            if other is None or key == (law, number) or (*key, law, number) in found:
                continue
            if (law, number) not in {(one.law or key[0], one.section) for one in other.goes_with}:
                found.add((*key, law, number))
                file, line = origins["Section", f"{key[0]} {key[1]}"]
                relation = _INVERSE.get(partner.relation, Relation.SEE_ALSO)
                yield MissingPartner(file, line, key[0], law, number, relation)


def mend_partners(folder: Path, corpus: Corpus, origins: Origins) -> int:
    """Write every missing partner into the digests of the folder; how many."""
    missing = list(missing_partners(corpus, origins))
    for file in sorted({one.file for one in missing}):
        path = folder / file
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        # From the last line up, so that the lines above keep their numbers.
        for line in sorted({one.line for one in missing if one.file == file}, reverse=True):
            wanted = [one for one in missing if (one.file, one.line) == (file, line)]
            end = _end_of_section(lines, line)
            lines[line - 1 : end] = [_with_partners("".join(lines[line - 1 : end]), wanted, corpus)]
        path.write_text("".join(lines), encoding="utf-8")
    return len(missing)


def _end_of_section(lines: list[str], line: int) -> int:
    """The line after the section that begins at `line` (from 1): where the next one begins, or the file ends."""
    start = lines[line - 1]
    indent = len(start) - len(start.lstrip())
    for index in range(line, len(lines)):
        text = lines[index]
        if text.strip() and len(text) - len(text.lstrip()) <= indent:
            return index
    return len(lines)


def _with_partners(block: str, wanted: list[MissingPartner], corpus: Corpus) -> str:
    written = [_written(one, corpus) for one in wanted]
    block = block if block.endswith("\n") else f"{block}\n"
    if (match := _PARTNERS.search(block)) is None:
        indent = " " * (len(block) - len(block.lstrip()) + 2)
        return f"{block}{indent}goes_with:\n" + "".join(f"{indent}  - {one}\n" for one in written)
    if "]" in match["inline"]:
        at = match.start("inline") + match["inline"].rindex("]")
        return f"{block[:at]}, {', '.join(written)}{block[at:]}"
    dash = re.match(r" +", match["items"])
    indent = dash[0] if dash else match["indent"] + "  "
    return block[: match.end()] + "".join(f"{indent}- {one}\n" for one in written) + block[match.end() :]


def _written(one: MissingPartner, corpus: Corpus) -> str:
    law = f"law: {corpus.register.laws[one.of].short}, " if one.of != one.law else ""
    return f'{{{law}section: "{one.partner}", relation: {one.relation.value}}}'
