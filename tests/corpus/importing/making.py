"""Files that the tests import: invented law, in the words of no statute."""

import json
from pathlib import Path
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

TITLE = "พระราชบัญญัติลูกชิ้นปิ้งแห่งชาติ พ.ศ. ๒๕๗๐"
LAW = f"""{TITLE}
หมวด ๑
บททั่วไป
มาตรา ๑ ร้านลูกชิ้นต้องสะอาด
มาตรา ๒ ในหมวดนี้
“ร้าน” หมายความว่า ที่ขายลูกชิ้น
(๑) เตา
(๒) ไม้
หมวด ๒
การปิ้ง
ส่วนที่ ๑
เตา
มาตรา ๓ ทวิ ผู้ขายตามมาตรา ๑ และมาตรา ๒ ต้องปิ้งให้สุก
ถ้าไม่สุกให้ปิ้งใหม่
มาตรา ๔/๑ (ยกเลิก) มาตรา ๔/๒ (ยกเลิก)
บทเฉพาะกาล
มาตรา ๕ ร้านเดิมขายต่อไปได้
"""


def law_file(folder: Path, text: str = LAW, name: str = "law.txt", encoding: str = "utf-8") -> Path:
    """A file of statute text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def rows_file(folder: Path, rows: list[dict[str, Any]], name: str = "rows.jsonl") -> Path:
    """A file of one JSON row per line."""
    path = folder / name
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def pdf_file(path: Path, lines: list[str], pages: int = 1) -> Path:
    """A PDF whose text layer holds these lines on every page, code point by code point."""
    writer = PdfWriter()
    font = writer._add_object(_font(writer))
    shown = " ".join(f"<{''.join(f'{ord(letter):04x}' for letter in line)}> Tj 0 -20 Td" for line in lines)
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 12 Tf 40 800 Td {shown} ET".encode())
    stream = writer._add_object(content)
    for _ in range(pages):
        page = writer.add_blank_page(600, 840)
        page[NameObject("/Contents")] = stream
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
    writer.write(path)
    return path


def _font(writer: PdfWriter) -> DictionaryObject:
    """A font whose codes are code points, with a map that says so."""
    unicode_map = DecodedStreamObject()
    unicode_map.set_data(
        b"/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"2 beginbfrange <0020> <00ff> <0020>\n<0e01> <0e5b> <0e01> endbfrange\n"
        b"1 beginbfrange <f700> <f71a> <f700> endbfrange endcmap end"
    )
    descendant = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/Test"),
            NameObject("/DW"): NumberObject(500),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/Test"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(descendant)]),
            NameObject("/ToUnicode"): writer._add_object(unicode_map),
        }
    )
