"""How an answer is drawn: what is red, what stands first, what is tapped. Answers are made here, not asked for."""

import json
from typing import Any

import pytest

from prompts import load_messages
from tests.api.browser import Page, ask, at_width, complaints, in_browser, overflow, press, wait_for
from tests.api.test_chat_page import LOCALES, PAGES, strings_of

THAI = strings_of("th")
VIOLENCE = "ถ้ามีคนกำลังทำร้าย โทร 191 เดี๋ยวนี้ มีคนเจ็บโทร 1669"
POLICE = {"name": "ตำรวจ", "phone": "191", "url": None}
MEDICAL = {"name": "การแพทย์", "phone": "1669", "url": None}
RIGHTS = {"name": "กรรมการสิทธิ", "phone": "0 2141 3800", "url": None}
COURT = {"name": "ศาลที่ออกหมาย", "phone": None, "url": None}
FUND = {"name": "กองทุน", "phone": None, "url": "https://example.org"}


def statement(text: str, id_: str = "a/b", citations: tuple[int, ...] = ()) -> dict[str, Any]:
    return {"id": id_, "text": text, "citations": list(citations)}


def block(kind: str, *statements: dict[str, Any], title: str = "หัวข้อ") -> dict[str, Any]:
    return {"kind": kind, "title": title, "statements": list(statements)}


def answer(**changed: Any) -> dict[str, Any]:
    blocks = [block("urgent", statement("ทำก่อน")), block("answer", statement("คำตอบ"))]
    plain = {
        "answer_id": "x" * 22,
        "status": "answered",
        "text": "คำตอบ",
        "short_text": "คำตอบ",
        "parts": [],
        "blocks": blocks,
    }
    return {
        **plain,
        "citations": [],
        "deadlines": [],
        "clarification": None,
        "agencies": [],
        "suggestions": [],
        **changed,
    }


def section(marker: int, **changed: Any) -> dict[str, Any]:
    named = {"law": "ประมวลกฎหมายวิธีพิจารณาความอาญา", "law_short": "ป.วิ.อ.", "section": str(marker), "paragraphs": []}
    shown = {"title": "", "quote": "ก", "text_kind": "digest", "url": None, "verification": "verified"}
    return {"marker": marker, "kind": "section", **named, **shown, **changed}


def drawn(page: Page, given: dict[str, Any], expression: str) -> Any:
    """What the expression gives of `view`, the answer as the page would draw it."""
    script = f"""
        const [answer, done] = arguments;
        import("/assets/answer-view.js").then(({{ answerView, emergencyOf }}) => {{
          const asked = [];
          const handlers = {{ openSource() {{}}, ask: (...words) => asked.push(words), afterSkip() {{}} }};
          const view = answerView(answer, handlers);
          document.getElementById("conversation").replaceChildren(view);
          done({expression});
        }}).catch((failure) => done(String(failure)));
    """
    return page.execute_async_script(script, given)


RED = "[...view.querySelectorAll('.emergency-number')].map((each) => each.textContent)"
NAMES = "[...view.querySelectorAll('.agency-name')].map((each) => each.textContent)"


@in_browser
@pytest.mark.parametrize(
    ("changed", "red", "below", "reason"),
    [
        ({}, ["191", "1669"], [], "the line's numbers, named by their agencies"),
        ({"agencies": [RIGHTS, POLICE, MEDICAL]}, ["191", "1669"], ["กรรมการสิทธิ"], "a guide's office is no emergency"),
        ({"agencies": []}, ["191", "1669"], [], "numbers that no agency has"),
        ({"text": "โทรขอความช่วยเหลือเดี๋ยวนี้"}, ["191", "1669"], [], "a line without numbers: those of the agencies"),
    ],
)
def test_only_the_numbers_of_the_first_line_are_red(
    changed: dict[str, Any], red: list[str], below: list[str], reason: str, page: Page
) -> None:
    given = answer(status="emergency", text=f"{VIOLENCE}\n\nต่อ 1111", agencies=[POLICE, MEDICAL]) | changed
    assert drawn(page, given, f"[{RED}, {NAMES}]") == [red, below], reason


@in_browser
def test_an_emergency_shows_its_sentence_even_where_it_has_no_blocks(page: Page) -> None:
    given = answer(status="emergency", text=VIOLENCE, short_text=VIOLENCE, blocks=[], agencies=[POLICE, MEDICAL])
    assert drawn(page, given, "view.querySelector('.emergency-sentence').textContent") == VIOLENCE
    assert drawn(page, answer(), "view.querySelector('.emergency')") is None


@in_browser
def test_a_real_emergency_says_what_its_answer_says_first(page: Page) -> None:
    ask(page, "มีคนกำลังทำร้ายฉัน ช่วยด้วย")
    shown = page.find_element("css selector", ".emergency-sentence").text
    assert shown == load_messages("th")["emergency.violence"]
    numbers = [each.text for each in page.find_elements("css selector", ".emergency-number")]
    assert numbers == ["191", "1669", "1300"]
    assert page.find_element("css selector", ".emergency .phone").get_attribute("href") == "tel:191"
    assert complaints(page) == []


@in_browser
def test_offices_without_a_number_or_a_page_are_named_in_a_sentence(page: Page) -> None:
    given = answer(agencies=[COURT, POLICE, FUND])
    listed = "view.querySelector('.agencies-also')?.textContent"
    assert drawn(page, given, f"[{NAMES}, {listed}]") == [
        ["ตำรวจ", "กองทุน"],
        THAI["agencies.also"].format(names="ศาลที่ออกหมาย"),
    ]
    assert drawn(page, answer(agencies=[COURT]), f"[{NAMES}, {listed}]") == [
        [],
        THAI["agencies.only"].format(names="ศาลที่ออกหมาย"),
    ]
    assert drawn(page, answer(agencies=[POLICE]), f"[{NAMES}, {listed}]") == [["ตำรวจ"], None]


DAY = {"date": "2026-12-11", "time": None, "rule": "appeal", "steps": [{"text": "ขั้น", "citations": []}]}


@in_browser
def test_a_day_that_was_counted_stands_with_what_tells_it_and_once(page: Page) -> None:
    told = block("deadlines", statement("ครบกำหนด 11 ธันวาคม 2569", "deadline/appeal/2026-12-11"))
    known = block("deadlines", statement("คุมตัวได้ 48 ชั่วโมง", "guide/hours"))
    first = "each.closest('.block').querySelector('.statement')?.textContent"
    days = f"[...view.querySelectorAll('.deadline-date')].map((each) => {first})"
    given = answer(blocks=[told, known], deadlines=[DAY])
    assert drawn(page, given, days) == ["ครบกำหนด 11 ธันวาคม 2569"]
    # A day that no block tells has a card of its own.
    assert drawn(page, answer(blocks=[known], deadlines=[DAY]), days) == [None]


BACK: dict[str, Any] = {
    "id": "i/q",
    "text": "รู้เรื่องหมายมาจากทางไหน",
    "options": [{"id": "i/q/a", "label": "ญาติ"}, {"id": "i/q/b", "label": "ตำรวจ"}],
    "skippable": True,
}


@in_browser
def test_a_question_back_is_named_below_what_comes_first_and_led_down_to(page: Page) -> None:
    asked = block("clarification", statement(BACK["text"], "clarify/i/q"))
    given = answer(status="clarify", clarification=BACK)
    given["blocks"] = [*given["blocks"], *[block("rights", statement("สิทธิ " * 60, f"r/{n}")) for n in range(6)], asked]
    order = "[...view.children].slice(0, 2).map((each) => each.className)"
    assert drawn(page, given, order) == ["block", "question-ahead"]
    assert drawn(page, given, "view.querySelectorAll('[data-kind=clarification]').length") == 0
    press(page, ".question-ahead")
    assert page.execute_script("return document.activeElement.closest('.clarification') !== null")
    press(page, ".clarification .skip")
    assert page.find_elements("css selector", ".question-ahead") == []


@in_browser
def test_a_question_back_that_stands_alone_needs_no_line_that_leads_to_it(page: Page) -> None:
    asked = block("clarification", statement(BACK["text"], "clarify/i/q"))
    given = answer(status="clarify", clarification=BACK, blocks=[asked])
    assert drawn(page, given, "view.querySelector('.question-ahead')") is None
    assert drawn(page, answer(), "view.querySelector('.question-ahead')") is None


@in_browser
def test_markers_of_a_statement_stand_in_their_order(page: Page) -> None:
    given = answer(
        blocks=[block("answer", statement("ก", citations=(3, 2, 7)))], citations=[section(n) for n in (2, 3, 7)]
    )
    markers = "[...view.querySelectorAll('.citation-chip')].slice(0, 3).map((each) => each.dataset.marker)"
    assert drawn(page, given, markers) == ["2", "3", "7"]


@in_browser
def test_a_refusal_says_once_what_it_is(page: Page) -> None:
    refused = answer(status="refused_harmful", blocks=[block("referral", statement("ช่วยไม่ได้"), title="ช่วยวิธีนี้ไม่ได้")])
    notes = "view.querySelectorAll('.status-note').length"
    assert drawn(page, refused, notes) == 0
    assert drawn(page, {**refused, "blocks": []}, notes) == 1


@in_browser
def test_only_the_paragraphs_that_are_cited_are_marked(page: Page) -> None:
    digest = "วรรคหนึ่ง: หมายใช้ได้ทั่วประเทศ วรรคสองและสาม: ไม่ต้องถือตัวจริง วรรคสี่: ต้องส่งตาม"
    table = [
        (digest, digest, [1], ["วรรคหนึ่ง: หมายใช้ได้ทั่วประเทศ"], "one line"),
        (digest, digest, [3], ["วรรคสองและสาม: ไม่ต้องถือตัวจริง"], "told together with another"),
        (digest, digest, [1, 4], ["วรรคหนึ่ง: หมายใช้ได้ทั่วประเทศ", "วรรคสี่: ต้องส่งตาม"], "two lines"),
        (digest, digest, [5], [digest], "a paragraph that no line tells: all of it"),
        (digest, digest, [], [digest], "the section as a whole"),
        ("ก ข ค", "ก ข ค", [1], ["ก ข ค"], "no paragraphs are told apart"),
        (digest, "ไม่ต้องถือตัวจริง", [1], ["ไม่ต้องถือตัวจริง"], "a part is quoted: that part"),
    ]
    script = """
        const [rows, done] = arguments;
        import("/assets/source-text.js").then(({ citedNodes }) => done(rows.map(([text, quote, paragraphs]) =>
          citedNodes(text, { quote, paragraphs }).filter((node) => node.tagName === "MARK")
            .map((node) => node.textContent.replaceAll("\\n", " ")))), (failure) => done(String(failure)));
    """
    found = page.execute_async_script(script, [[text, quote, paragraphs] for text, quote, paragraphs, _, _ in table])
    assert {reason: marks for (*_, reason), marks in zip(table, found, strict=True)} == {
        reason: marks for _, _, _, marks, reason in table
    }


@in_browser
def test_what_is_too_long_stays_in_the_box_and_is_told(page: Page) -> None:
    def put(text: str) -> str:
        script = """
            const box = document.getElementById("question");
            box.value = arguments[0];
            box.dispatchEvent(new Event("input", { bubbles: true }));
            return document.getElementById("composer-hint").textContent;
        """
        told: str = page.execute_script(script, text)
        return told

    box = page.find_element("id", "question")
    assert put("ก" * 4000) == THAI["composer.count"].format(count="4,000", limit="4,000")
    assert box.get_attribute("aria-invalid") == "false"
    too_long = THAI["composer.too_long"].format(count="4,002", over="2", limit="4,000")
    assert put("ก" * 4001 + "😀") == too_long
    press(page, "#ask")
    assert (page.find_elements("css selector", ".turn"), len(box.get_attribute("value"))) == ([], 4002)
    assert box.get_attribute("aria-invalid") == "true"
    assert put("สั้น") == ""
    assert box.get_attribute("aria-invalid") == "false"


@in_browser
def test_an_empty_message_is_told_where_it_is_heard(page: Page) -> None:
    press(page, "#ask")
    hint = page.find_element("id", "composer-hint")
    assert (hint.text, hint.get_attribute("role")) == (THAI["composer.empty"], "status")
    assert page.find_element("id", "question").get_attribute("aria-invalid") == "true"


@in_browser
def test_a_reload_says_that_nothing_was_kept_and_a_first_visit_says_nothing(page: Page) -> None:
    assert not page.find_element("id", "reloaded").is_displayed()
    page.execute_script("location.reload()")
    wait_for(page, "return document.documentElement.dataset.ready === 'true'")
    assert page.find_element("id", "reloaded").text == THAI["welcome.reloaded"]
    press(page, "#examples button")
    wait_for(page, "return document.querySelector('.turn[aria-busy=false]')")
    press(page, "#new-conversation")
    assert not page.find_element("id", "reloaded").is_displayed()


@in_browser
def test_nothing_is_wider_than_a_small_phone_with_letters_twice_as_large(page: Page) -> None:
    at_width(page, 320)
    page.execute_script("document.documentElement.style.fontSize = '200%'")
    ask(page, "มีหมายจับ ต้องทำยังไง")
    page.execute_script("document.querySelectorAll('.turn details').forEach((fold) => { fold.open = true; })")
    assert overflow(page) <= 0


def test_a_block_is_called_the_same_in_an_answer_and_in_a_guide() -> None:
    for language in LOCALES:
        strings, messages = strings_of(language), load_messages(language)
        kinds = [key for key in messages.texts if key.startswith("block.") and key in strings]
        kinds.remove("block.clarification")  # in an answer a notice, on the page a question back
        assert {key: strings[key] for key in kinds} == {key: messages[key] for key in kinds}


def test_one_thing_is_counted_as_one_in_english() -> None:
    english = json.loads((PAGES / "en.json").read_text(encoding="utf-8"))
    assert english["block.count_one"].format(count=1) == "1 point"


def test_a_server_that_is_gone_and_one_in_trouble_name_the_number_to_call() -> None:
    for language in LOCALES:
        assert "191" in strings_of(language)["problem.network"]
        assert "191" in strings_of(language)["problem.unknown"]
