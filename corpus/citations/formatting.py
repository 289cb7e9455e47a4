"""Write a citation the way Thai lawyers do."""

from corpus.citations.finding import LAST_PARAGRAPH

_WORDS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")


def format_citation(law: str, section: str, paragraph: int | None = None, item: str | None = None) -> str:
    """`มาตรา 134/1 วรรคสอง (1) แห่ง ป.วิ.อ.`; find_citations reads it back."""
    parts = [f"มาตรา {section}"]
    if paragraph is not None:
        parts.append(f"วรรค{_paragraph_word(paragraph)}")
    if item is not None:
        parts.append(f"({item})")
    return f"{' '.join(parts)} แห่ง {law}"


def format_short(law_short: str, section: str) -> str:
    """`ป.วิ.อ. ม. 87`, as on a chip."""
    return f"{law_short} ม. {section}"


def _paragraph_word(paragraph: int) -> str:
    if paragraph == LAST_PARAGRAPH:
        return "ท้าย"
    return _WORDS[paragraph] if paragraph < len(_WORDS) else str(paragraph)
