"""Texts that the tests export: invented law, in the words of no statute."""

from datetime import date
from pathlib import Path
from typing import Any

from corpus.importing import Annex, AnnexKind, OfficialSection, OfficialText, TextSource
from corpus.importing.assembling import text_hash
from corpus.importing.taking import prepare
from corpus.loading import DATA, load_laws
from corpus.models import Instrument, SectionVersion
from corpus.register import Register
from tests.corpus.importing.making import rows_file

REGISTER = Register(load_laws(DATA)[0], {})
TITLE = "ประมวลกฎหมายลูกชิ้น"
LAW = f"""{TITLE}
ภาค ๑
ข้อความเบื้องต้น
มาตรา ๑ ในประมวลนี้
“ร้าน” หมายความว่า ที่ขายลูกชิ้น
“ไม้ พ.ศ. เก่า” หมายความว่า ไม้เสียบ
(๑) เตา
(ก) เตาถ่าน
(ข) เตาแก๊ส
เตาอื่นให้ขออนุญาต
(๒) ไม้
ร้านต้องสะอาด
ลักษณะ ๑
การปิ้ง
หมวด ๑
เตา
ส่วนที่ ๑
ไฟ
มาตรา ๒ ทวิ ผู้ขายตามมาตรา ๑ ต้องปิ้งให้สุก
มาตรา ๒ อัฏฐารส (ยกเลิก)
ส่วนที่ ๒
ควัน
มาตรา ๓/๑ ห้ามควันเกิน ๑๕ นาที
หมวด ๒
ไม้
มาตรา ๔ ไม้ต้องสะอาด
บทเฉพาะกาล
มาตรา ๕ ร้านเดิมขายต่อไปได้
บัญชีท้ายประมวล
ไม้ห้าบาท
"""


def official(folder: Path, path: Path) -> OfficialText:
    """The one law of a file, through the importer."""
    (text,) = prepare(path, folder, REGISTER, retrieved=date(2026, 1, 5)).texts
    return text


def several_instruments(folder: Path) -> OfficialText:
    """A code with the act that enacted it, two acts that amended it and a translation: section 1 five times."""
    own = [("main", None, "ก"), ("enacting_act", None, "ข"), ("amending_act", 1, "ค"), ("amending_act", 2, "ง")]
    rows: list[dict[str, Any]] = [
        {"law": TITLE, "section": "1", "text": f"มาตรา ๑ {text}", "instrument": name, "amending_number": number}
        for name, number, text in own
    ]
    rows += [{"law": TITLE, "section": "1", "text": "Section 1. English", "instrument": "main"}]
    rows += [{"law": TITLE, "section": "1", "text": "มาตรา ๑ ก อีกครั้ง", "instrument": "main"}]
    rows[2]["effective_from"] = "2020-02-29"
    return official(folder, rows_file(folder, rows))


def one_section(*paragraphs: str, heading_path: tuple[str, ...] = (), number: str = "1") -> OfficialText:
    """A law of one section, made without the importer."""
    version = SectionVersion(Instrument.MAIN, number, paragraphs, text_hash(paragraphs))
    section = OfficialSection(version, heading_path=heading_path, footnotes=("หมายเหตุของผู้พิมพ์",))
    annex = Annex(AnnexKind.PREAMBLE, "คำนำ")
    return OfficialText(
        "meatball-code", TITLE, TextSource("/home/someone/law.txt", "0" * 64, "text"), (section,), (annex,)
    )
