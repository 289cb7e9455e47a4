"""A corpus of a few lines: two laws, a handful of digests, two guides, and the offices of emergencies."""

from datetime import date

from assistant.testing import corpus_of
from corpus.collection import Corpus
from corpus.models import (
    Agency,
    Ask,
    Family,
    Guide,
    Law,
    LawKind,
    Review,
    Reviewer,
    Role,
    Section,
    SectionBasis,
    SourceBasis,
    SourcedFact,
    SpeechRegister,
    Stage,
    Statement,
)

DAY = date(2026, 1, 5)
PROCEDURE = Law("procedure", "ประมวลกฎหมายวิธีพิจารณาความอาญา", "ป.วิ.อ.", "Criminal Procedure Code", LawKind.CODE, 2477)
PENAL = Law("penal", "ประมวลกฎหมายอาญา", "ป.อ.", "Penal Code", LawKind.CODE, 2499)
SOURCE = SourceBasis("https://example.org/fund", DAY, "ยื่นคำขอที่สำนักงาน")


def section(number: str, heading: str, digest: str, law: str = "procedure") -> Section:
    return Section(number=number, heading=heading, digest=digest, law=law)


def basis(number: str, paragraph: int | None = None, law: str = "procedure") -> SectionBasis:
    return SectionBasis(law, number, paragraph)


def guide(guide_id: str, title: str, asked: tuple[str, ...], **groups: tuple[Statement, ...]) -> Guide:
    return Guide(
        id=guide_id,
        title=title,
        title_en=f"About {guide_id}",
        family=Family.WARRANTS,
        stage=Stage.BEFORE_ARREST,
        roles=(Role.ACCUSED,),
        questions={SpeechRegister.CASUAL: asked, SpeechRegister.ENGLISH: (f"Tell me about {guide_id} in Thailand",)},
        review=Review(Reviewer.MACHINE, DAY),
        agencies=("justice-fund",),
        **groups,  # type: ignore[arg-type]
    )


def agency(agency_id: str, phone: str | None) -> Agency:
    phones = (SourcedFact(phone, "https://example.org/phones", DAY),) if phone else ()
    return Agency(agency_id, f"หน่วยงาน {agency_id}", agency_id, "ช่วย", "helps", (Family.DEBT,), phones)


WARRANT = guide(
    "warrant",
    "มีหมายจับต้องทำอย่างไร",
    ("มีหมายจับต้องทำไง", "หมายจับหมดอายุไหม", "เข้ามอบตัวต้องเตรียมเอกสารอะไร"),
    urgent=(Statement("do-not-run", "อย่าหนี หมายจับใช้ได้ทั่วประเทศ", (basis("77"),), "Do not run."),),
    answer=(
        Statement("see-a-lawyer", "ปรึกษาทนายแล้วเข้าพบพนักงานสอบสวน", (basis("134"),), asks=(Ask.WHAT_TO_DO,)),
        Statement("court-issues", "หมายจับต้องออกโดยศาล", (basis("66"),), asks=(Ask.WHAT_IS,)),
    ),
    deadlines=(
        Statement("until-arrest", "หมายจับใช้ได้จนกว่าจะจับได้", (basis("68"),), asks=(Ask.HOW_LONG,)),
        Statement(
            "unless-lapsed", "เว้นแต่คดีขาดอายุความ", (basis("68"),), exception_of="until-arrest", asks=(Ask.HOW_LONG,)
        ),
    ),
    documents=(Statement("bring-card", "เตรียมบัตรประชาชนไปด้วย", (basis("134", 1),), asks=(Ask.WHICH_DOCUMENTS,)),),
    fees=(Statement("fund", "กองทุนช่วยเรื่องค่าใช้จ่ายได้", (basis("110"), SOURCE), asks=(Ask.HOW_MUCH,)),),
)
BAIL = guide(
    "bail",
    "ขอประกันตัวอย่างไร",
    ("ขอประกันตัวต้องทำไง", "ประกันตัวใช้เงินเท่าไหร่"),
    answer=(Statement("ask-at-once", "ยื่นคำร้องขอประกันตัวได้ทันที", (basis("106"),), "Ask for bail at once."),),
    fees=(Statement("no-bond", "คดีเล็กปล่อยได้โดยไม่มีประกัน", (basis("110", 1),), asks=(Ask.HOW_MUCH,)),),
)
SECTIONS = (
    section("66", "เหตุออกหมายจับ", "ศาลออกหมายจับได้เมื่อมีหลักฐานตามสมควร"),
    section("68", "อายุหมายจับ", "หมายจับใช้ได้จนกว่าจะจับได้ เว้นแต่คดีขาดอายุความหรือศาลถอนหมาย"),
    section("77", "หมายจับใช้ทั่วประเทศ", "หมายจับใช้ได้ทั่วราชอาณาจักร"),
    section("106", "ขอปล่อยชั่วคราว", "คำร้องขอปล่อยชั่วคราวยื่นต่อเจ้าพนักงานหรือศาล"),
    section("110", "ประกันและหลักประกัน", "คดีโทษไม่เกิน 10 ปี ปล่อยโดยไม่มีประกันก็ได้"),
    section("134", "แจ้งข้อหา", "พนักงานสอบสวนต้องแจ้งข้อหาและให้โอกาสแก้ข้อหา"),
    section("189", "ช่วยผู้ต้องหาไม่ให้ถูกจับ", "ซ่อนคนที่มีหมายจับมีโทษจำคุกไม่เกิน 2 ปี", "penal"),
)
AGENCIES = (
    agency("police-191", "191"),
    agency("medical-1669", "1669"),
    agency("mental-health-1323", "1323"),
    agency("social-help-1300", "1300"),
    agency("aoc-1441", "1441"),
    agency("justice-fund", None),
    agency("justice-ministry-1111-77", "1111 กด 77"),
)


def small_corpus() -> Corpus:
    """Section 70 of the procedure code is repealed, 71 is in force without a digest, 66 is in both laws."""
    return corpus_of(
        laws=(PROCEDURE, PENAL),
        numbers={"procedure": ("66", "68", "71", "77", "106", "110", "134"), "penal": ("66", "189")},
        repealed={"procedure": ("70",)},
        sections=SECTIONS,
        guides=(WARRANT, BAIL),
        agencies=AGENCIES,
    )
