import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.masking import mask
from assistant.personal_data import PersonalDataKind, personal_data

MASKED = [
    ("เบอร์ 081-234-5678 ครับ", "เบอร์ [PHONE] ครับ"),
    ("โทร0812345678นะ", "โทร[PHONE]นะ"),
    ("โทร 081.234.5678", "โทร [PHONE]"),
    ("โทร ๐๘๑-๒๓๔-๕๖๗๘", "โทร [PHONE]"),
    ("โทร \uff10\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "โทร [PHONE]"),
    ("call +66 81 234 5678 please", "call [PHONE] please"),
    ("call +66 (0)81 234 5678", "call [PHONE]"),
    ("สำนักงาน 02-123-4567", "สำนักงาน [PHONE]"),
    ("เลขบัตร 1-2345-67890-12-1", "เลขบัตร [NATIONAL_ID]"),
    ("บัตร 1101700207366 ของผม", "บัตร [NATIONAL_ID] ของผม"),
    ("บัตร ๑๑๐๑๗๐๐๒๐๗๓๖๖", "บัตร [NATIONAL_ID]"),
    ("ส่งที่ somchai.j@example.co.th ได้", "ส่งที่ [EMAIL] ได้"),
    ("บัตรเครดิต 4111 1111 1111 1111", "บัตรเครดิต [CREDIT_CARD]"),
    ("บัญชี 123-4-56789-0", "บัญชี [BANK_ACCOUNT]"),
    ("โอนเข้าบัญชี 0812345678 ธนาคาร", "โอนเข้าบัญชี [BANK_ACCOUNT] ธนาคาร"),
    ("เลขที่บัญชี 9876543210", "เลขที่บัญชี [BANK_ACCOUNT]"),
    ("บัญชีม้า โทร 0812345678", "บัญชีม้า โทร [PHONE]"),
    ("คดีหมายเลขดำที่ อ.1234/2567", "คดีหมายเลขดำที่ [CASE_NUMBER]"),
    ("นายสมชาย ใจดี ถูกจับ", "นาย[NAME] ถูกจับ"),
]
KEPT = [
    ("ป.วิ.อ. มาตรา 134/1", "a section number"),
    ("มาตรา 106 ถึง 119 ทวิ", "a run of sections"),
    ("เมื่อ 11 มกราคม 2569 เวลา 22.40 น.", "a date and a time"),
    ("ปรับไม่เกิน 40,000 บาท", "an amount"),
    ("เงิน 1000000 บาท", "a large amount"),
    ("โทร 191 หรือ 1669 หรือ 1441", "hotlines"),
    ("1111 กด 77", "a hotline with a key"),
    ("พ.ร.บ. ฉบับที่ 26/2560", "the number of an act"),
    ("ฝากขัง 48 ชั่วโมง 12 วัน 84 วัน", "periods"),
    ("1234567890123", "thirteen digits whose checksum fails"),
    ("4111111111111112", "sixteen digits whose checksum fails"),
    ("พ.ศ. 2477 2499 2560 2565", "years in a row"),
    ("ราคา @ 500", "a lone at-sign"),
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_personal_numbers_are_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(("text", "reason"), KEPT)
def test_other_numbers_are_kept(text: str, reason: str) -> None:
    assert mask(text) == text, reason


def test_a_span_is_cut_from_the_original() -> None:
    text = "โทร ๐๘๑๒๓๔๕๖๗๘ ครับ"
    (span,) = personal_data(text)
    assert (text[span.start : span.end], span.kind) == ("๐๘๑๒๓๔๕๖๗๘", PersonalDataKind.PHONE)


numbers = st.from_regex(r"[0-9\u0e50-\u0e59 .\-+()a-z@]{0,60}", fullmatch=True)


@given(st.one_of(st.text(max_size=120), numbers))
def test_spans_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    spans = personal_data(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(st.one_of(st.text(max_size=120), numbers))
@example("@A00:00A")
@example("@A00@A00@A00")
@example("เบอร์ 0812345678: 98765432")
@example("LINE: @abc: foo99")
def test_masking_what_is_masked_changes_nothing(text: str) -> None:
    assert mask(mask(text)) == mask(text)


# No kin among them: what follows ตา may be a name.
words_of_nobody = st.lists(st.sampled_from([*"กขคงจ ", "มาตรา"]), max_size=40).map("".join)


@given(words_of_nobody, st.sampled_from([text for text, _ in KEPT]))
def test_words_around_a_number_that_is_nobodys_never_get_it_masked(words: str, kept: str) -> None:
    assert mask(f"{words} {kept} {words}") == f"{words} {kept} {words}"
