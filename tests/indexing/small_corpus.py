"""A corpus small enough to reckon by hand: two laws, five digests, two guides."""

from datetime import date

from corpus.citations import LawNames
from corpus.collection import Corpus
from corpus.models import (
    Ask,
    Family,
    Guide,
    Law,
    LawKind,
    RegisterEntry,
    Review,
    Reviewer,
    Role,
    Section,
    SectionBasis,
    SectionStatus,
    SpeechRegister,
    Stage,
    Statement,
    Term,
)
from corpus.register import Register
from indexing.embedder import Embedder
from indexing.expansion import Expander
from indexing.fused import FusedRetriever
from indexing.legs import WEIGHTS, Leg, build_legs
from indexing.passages import passages_of

PROCEDURE = "criminal-procedure-code"
PENAL = "penal-code"
REVIEW = Review(Reviewer.MACHINE, date(2026, 11, 24))


def small_corpus() -> Corpus:
    """Two laws with a repealed section, digests of five sections, guides on warrants and on bail."""
    laws = {
        PROCEDURE: Law(
            PROCEDURE, "ประมวลกฎหมายวิธีพิจารณาความอาญา", "ป.วิ.อ.", "Criminal Procedure Code", LawKind.CODE, 2477
        ),
        PENAL: Law(PENAL, "ประมวลกฎหมายอาญา", "ป.อ.", "Penal Code", LawKind.CODE, 2499),
    }
    numbers = {PROCEDURE: ["66", "68", "87", "106", "166"], PENAL: ["78", "341"]}
    entries = {
        law: {number: RegisterEntry(number, SectionStatus.IN_FORCE) for number in found}
        for law, found in numbers.items()
    }
    entries[PROCEDURE]["90"] = RegisterEntry("90", SectionStatus.REPEALED)
    sections = [
        _section(PROCEDURE, "66", "เหตุออกหมายจับ", "ศาลออกหมายจับได้เมื่อมีหลักฐานว่าน่าจะทำผิด", "ทำไมศาลออกหมายจับ"),
        _section(PROCEDURE, "68", "อายุของหมายจับ", "หมายจับใช้ได้จนกว่าจะจับได้", "หมายจับหมดอายุไหม"),
        _section(PROCEDURE, "87", "ควบคุมได้ 48 ชั่วโมง", "ต้องพาไปศาลภายใน 48 ชั่วโมง", "ตำรวจขังได้กี่ชั่วโมง"),
        _section(PROCEDURE, "106", "ขอปล่อยชั่วคราว", "ยื่นคำร้องขอปล่อยชั่วคราวต่อศาล", "ประกันตัวยื่นที่ไหน"),
        _section(PROCEDURE, "166", "โจทก์ไม่มาศาล", "โจทก์ไม่มาตามนัด ศาลยกฟ้อง", "โจทก์ไม่มาศาลเป็นไง"),
    ]
    guides = [
        _guide("warrant", Family.WARRANTS, "มีหมายจับ ต้องทำอย่างไร", "มีหมายจับทำไง", ("66", "68")),
        _guide("bail", Family.BAIL, "ประกันตัวอย่างไร", "ไม่มีเงินประกันตัว", ("106",)),
    ]
    terms = [
        Term("bail", "ปล่อยชั่วคราว", "ประกัน", ("ประกันตัว",), ("ปะกันตัว",), ("bail",), 1.0),
        Term("warrant", "หมายจับ", "คำสั่งศาลให้จับ", ("ติดหมาย",), (), ("arrest warrant",), 0.5),
    ]
    return Corpus(
        register=Register(laws, entries),
        sections={(section.law, section.number): section for section in sections},
        guides={guide.id: guide for guide in guides},
        agencies={},
        terms={term.id: term for term in terms},
        deadline_rules={},
        interviews={},
        document_types={},
    )


def _section(law: str, number: str, heading: str, digest: str, question: str) -> Section:
    return Section(number, heading, digest, law=law, questions={SpeechRegister.CASUAL: (question,)}, review=REVIEW)


def _guide(name: str, family: Family, title: str, question: str, sections: tuple[str, ...]) -> Guide:
    statements = tuple(
        Statement(
            id=f"rests-on-{number}",
            text=f"ข้อความตามมาตรา {number}",
            text_en=f"What section {number} says",
            basis=(SectionBasis(PROCEDURE, number),),
            asks=(Ask.WHAT_TO_DO,),
        )
        for number in sections
    )
    return Guide(
        id=name,
        title=title,
        title_en=f"About {name}",
        family=family,
        stage=Stage.BEFORE_ARREST,
        roles=(Role.ACCUSED,),
        questions={SpeechRegister.CASUAL: (question,), SpeechRegister.ENGLISH: (f"What about {name}?",)},
        review=REVIEW,
        answer=statements,
    )


def retriever_over(
    corpus: Corpus, embedder: Embedder | None = None, weights: dict[Leg, float] | None = None
) -> FusedRetriever:
    """The fused retriever in memory."""
    passages = passages_of(corpus)
    expander = Expander.of(corpus.terms.values())
    laws = LawNames.of(corpus.register.laws.values())
    return FusedRetriever(passages, build_legs(passages, embedder), expander, laws, embedder, weights or WEIGHTS)
