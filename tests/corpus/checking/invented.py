"""An invented law to check against: no sentence of it stands in any statute."""

from corpus.checking.claims import Claim
from corpus.checking.official_texts import CitedText, OfficialTexts, Standing
from corpus.models import Basis, SectionBasis

LAW = "kite-act"
TEXTS = OfficialTexts(
    {
        (LAW, "1"): CitedText(
            Standing.CONFIRMED,
            (
                "เจ้าของว่าวต้องแจ้งนายทะเบียนภายในสิบห้าวัน",
                "ผู้มีอายุไม่ถึงสิบแปดปีให้ผู้ปกครองแจ้งแทนภายในสามเดือน",
                "ว่าวสีแดงให้แจ้งได้ครั้งหนึ่งต่อปีตามมาตรา ๗ ถึงมาตรา ๙",
            ),
        ),
        (LAW, "2"): CitedText(
            Standing.SINGLE_COPY,
            (
                "ผู้ใดปล่อยว่าว",
                "(๑) ใกล้สายไฟ",
                "(๒) กลางคืนเกินสองชั่วโมง",
                "ต้องเสียค่าปรับไม่เกินห้าพันบาท",
                "ถ้าว่าวตกใส่ผู้อื่น ให้เสียค่าปรับสองเท่า",
            ),
        ),
        (LAW, "3"): CitedText(Standing.DISPUTED, ("ให้เก็บว่าวไว้สิบวัน",)),
        (LAW, "4"): CitedText(
            Standing.SINGLE_COPY,
            ("นายทะเบียนอาจเลื่อนได้สามคราว คราวละหกวัน", "และให้เลื่อนได้อีกสองคราวในกรณีจำเป็น"),
        ),
    }
)


def claim(text: str, *bases: Basis, derived: tuple[str, ...] = (), also: tuple[tuple[str, str], ...] = ()) -> Claim:
    """A statement that rests on these."""
    return Claim("kites/fly", "statement", text, bases, "guides/kites.yaml", 7, derived, also)


def section(number: str, paragraph: int | None = None, item: str | None = None) -> SectionBasis:
    """A place in the invented law."""
    return SectionBasis(LAW, number, paragraph, item)
