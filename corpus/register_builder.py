"""Build register files from section rows: numbers and standing are facts; no text is kept.

Run: python -m corpus.register_builder REFERENCE.jsonl
Rows are {"law", "section", "text"}. A law that laws.yaml does not name is reported and left out.
"""

import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from corpus.loading import DATA, load_laws
from corpus.register import fold_law_name
from corpus.register_files import collapse_runs

# A repealed section keeps its number and says no more than that it was repealed.
_REPEALED = re.compile(r"มาตรา\s*\S+(?:\s*(?:ทวิ|ตรี|จัตวา|เบญจ|ฉ|สัตต|อัฏฐ|นว|ทศ)\S*)?\s*[\[(]?\s*ยกเลิก")


def rows_by_law(lines: Iterable[str]) -> dict[str, list[tuple[str, bool]]]:
    """Official law name → (section number, repealed?) in the order of the rows."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for line in lines:
        row = json.loads(line)
        text = row["text"].strip()
        repealed = bool(_REPEALED.match(text)) and len(text) < 120 and "ให้ยกเลิก" not in text
        found.setdefault(row["law"], []).append((row["section"], repealed))
    return found


def register_document(law_id: str, source: str, rows: Iterable[tuple[str, bool]]) -> Mapping[str, object]:
    """The content of one register file."""
    rows = list(rows)
    return {
        "law": law_id,
        "source": source,
        "sections": collapse_runs([number for number, _ in rows]),
        "repealed": [number for number, repealed in rows if repealed],
    }


def main(argv: list[str]) -> int:
    """Write corpus/data/register/<law>.yaml for every law of the reference; exit status 1 where one is unknown."""
    laws, faults = load_laws(DATA)
    if faults or len(argv) != 1:
        print("\n".join(map(str, faults)) or __doc__, file=sys.stderr)
        return 2
    by_name = {fold_law_name(law.official): law for law in laws.values()}
    unknown = 0
    with Path(argv[0]).open(encoding="utf-8") as lines:
        for official, rows in rows_by_law(lines).items():
            law = by_name.get(fold_law_name(official))
            if law is None:
                print(f"left out, not in laws.yaml: {official}", file=sys.stderr)
                unknown += 1
                continue
            document = register_document(law.id, f"{official} ({len(rows)} sections read)", rows)
            target = DATA / "register" / f"{law.id}.yaml"
            text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
            target.write_text(text, encoding="utf-8")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
