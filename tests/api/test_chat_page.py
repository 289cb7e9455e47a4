"""The chat page: its files by themselves, and the page in a browser against a running server."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.api.browser import SOURCE_SHOWN, Page, ask, at_width, complaints, in_browser, overflow, press, wait_for

PAGES = Path(__file__).resolve().parents[2] / "api" / "pages"
MODULES = sorted(PAGES.glob("*.js"))
TEXT_FILES = sorted(path for path in PAGES.iterdir() if path.suffix in {".css", ".html", ".js", ".json", ".svg"})
LOCALES = ("th", "en")

ANSWER_STATUSES = ("refused_harmful", "refused_injection", "unanswerable_out_of_scope", "unanswerable_no_source")
BLOCK_KINDS = (
    "urgent",
    "answer",
    "steps",
    "rights",
    "deadlines",
    "documents",
    "where",
    "fees",
    "warnings",
    "law",
    "clarification",
    "referral",
)
TEXT_KINDS = ("official", "digest", "guide", "source")
VERIFICATIONS = ("verified", "not_found", "repealed", "mismatch", "not_checked")

QUESTION = "มีหมายจับ ต้องทำยังไง"


# The files by themselves.


def strings_of(language: str) -> dict[str, str]:
    strings: dict[str, str] = json.loads((PAGES / f"{language}.json").read_text(encoding="utf-8"))
    return strings


class PageReader(HTMLParser):
    """Collects the elements of index.html: tag, attributes and the text directly inside."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in {"meta", "link", "img", "input", "br"}:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self.elements[self._open[-1]][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self.elements[self._open[-1]][2].append(data)


@pytest.fixture(scope="module")
def index() -> list[tuple[str, dict[str, str], str]]:
    reader = PageReader()
    reader.feed((PAGES / "index.html").read_text(encoding="utf-8"))
    return [(tag, attributes, "".join(text).strip()) for tag, attributes, text in reader.elements]


def keys_in_index(index: list[tuple[str, dict[str, str], str]]) -> dict[str, str]:
    """Each key that index.html names, with the words that stand there at first paint."""
    keys = {}
    for _, attributes, text in index:
        for name, key in attributes.items():
            if name == "data-i18n":
                keys[key] = text
            elif name.startswith("data-i18n-"):
                keys[key] = attributes[name.removeprefix("data-i18n-")]
    return keys


def test_both_locales_hold_the_same_keys_and_no_empty_string() -> None:
    thai, english = (strings_of(language) for language in LOCALES)
    assert set(thai) == set(english)
    assert [key for key, text in {**thai, **english}.items() if not text.strip()] == []


def test_both_locales_fill_in_the_same_names() -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    thai, english = (strings_of(language) for language in LOCALES)
    assert {key for key in thai if names(thai[key]) != names(english[key])} == set()


def test_every_key_the_page_uses_exists(index: list[tuple[str, dict[str, str], str]]) -> None:
    known = set(strings_of("th"))
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    # Any quoted dotted word whose first part is a family of keys: t("a.b"), and keys chosen before t() is called.
    families = {key.split(".")[0] for key in known}
    named = {key for key in re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', source) if key.split(".")[0] in families}
    named |= set(keys_in_index(index)) | set(re.findall(r'\bt\("([^"]+)"', source))
    assert named - known == set()
    prefixes = set(re.findall(r"`([a-z_]+\.(?:[a-z_]+[._])*)\$\{", source))
    assert {prefix for prefix in prefixes if not any(key.startswith(prefix) for key in known)} == set()
    unused = {key for key in known - named if not any(key.startswith(prefix) for prefix in prefixes)}
    assert unused == set()


def test_every_value_of_the_contract_has_its_words() -> None:
    known = set(strings_of("th"))
    wanted = {f"block.{kind}" for kind in BLOCK_KINDS} | {f"status.{status}" for status in ANSWER_STATUSES}
    wanted |= {f"text_kind.{kind}" for kind in TEXT_KINDS} | {f"text_kind.meaning.{kind}" for kind in TEXT_KINDS}
    wanted |= {f"verification.{state}" for state in VERIFICATIONS}
    wanted |= {f"verification.meaning.{state}" for state in VERIFICATIONS}
    assert wanted - known == set()


def test_the_first_paint_says_what_the_thai_locale_says(index: list[tuple[str, dict[str, str], str]]) -> None:
    thai = strings_of("th")
    assert {key: words for key, words in keys_in_index(index).items() if thai.get(key) != words} == {}


def test_modules_and_styles_hold_no_thai() -> None:
    code = [path for path in TEXT_FILES if path.suffix in {".css", ".js"}]
    assert [path.name for path in code if re.search(r"[\u0e00-\u0e7f]", path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: path.name)
def test_no_file_names_an_outside_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"""(?:https?:|["'(]\s*)//[\w.-]+""", text) == []


def test_no_module_puts_markup_or_code_together_from_text() -> None:
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser")
    assert [path.name for path in MODULES if forbidden.search(path.read_text(encoding="utf-8"))] == []


def test_storage_keeps_the_theme_and_the_language_and_nothing_else() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    assert set(re.findall(r'localStorage\.\w+\("([^"]+)"', source)) == {"nitinam.theme", "nitinam.language"}
    assert len(re.findall(r"localStorage", source)) == len(re.findall(r'localStorage\.\w+Item\("', source))
    assert not re.search(r"sessionStorage|indexedDB|document\.cookie", source)


def test_index_has_no_inline_script_or_style(index: list[tuple[str, dict[str, str], str]]) -> None:
    assert all(attributes.get("src") and not text for tag, attributes, text in index if tag == "script")
    assert not any(tag == "style" for tag, _, _ in index)
    for tag, attributes, _ in index:
        inline = [name for name in attributes if name == "style" or name.startswith("on")]
        assert inline == [], (tag, inline)


def test_every_asset_that_a_file_names_is_there(index: list[tuple[str, dict[str, str], str]]) -> None:
    named = {attributes[name] for _, attributes, _ in index for name in ("src", "href") if name in attributes}
    files = {address.split("#")[0] for address in named if address.startswith("assets/")}
    assert {address for address in files if not (PAGES / address.removeprefix("assets/")).is_file()} == set()
    for path in MODULES:
        for name in re.findall(r'(?:from|import) "\./([^"]+)"', path.read_text(encoding="utf-8")):
            assert (PAGES / name).is_file(), f"{path.name} imports {name}"


def test_every_icon_that_is_named_is_drawn(index: list[tuple[str, dict[str, str], str]]) -> None:
    drawn = set(re.findall(r'<symbol id="(\w+)"', (PAGES / "icons.svg").read_text(encoding="utf-8")))
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    used = set(re.findall(r'\bicon\("(\w+)"\)', source)) | set(BLOCK_KINDS)
    used |= {attributes["href"].split("#")[1] for tag, attributes, _ in index if tag == "use"}
    assert used - drawn == set()


def test_index_names_its_language_its_landmarks_and_its_controls(
    index: list[tuple[str, dict[str, str], str]],
) -> None:
    tags = [tag for tag, _, _ in index]
    ids = [attributes["id"] for _, attributes, _ in index if "id" in attributes]
    assert next(attributes for tag, attributes, _ in index if tag == "html")["lang"] == "th"
    assert (tags.count("main"), tags.count("h1")) == (1, 1)
    assert len(ids) == len(set(ids))
    labelled = {attributes.get("for") for tag, attributes, _ in index if tag == "label"}
    assert {a["id"] for tag, a, _ in index if tag in {"textarea", "input", "select"}} <= labelled
    referred = [a[name] for _, a, _ in index for name in ("aria-labelledby", "aria-describedby", "for") if name in a]
    assert set(" ".join(referred).split()) <= set(ids)
    for position, (tag, attributes, text) in enumerate(index):
        named = attributes.get("aria-label") or text or any(inner for _, _, inner in index[position + 1 : position + 4])
        assert tag != "button" or named, attributes


def relative_luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def palettes() -> list[dict[str, str]]:
    """Light, dark by the device, dark by choice: name -> #rrggbb."""
    rules = re.findall(r":root[^{]*\{([^}]*)\}", (PAGES / "tokens.css").read_text(encoding="utf-8"))
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rule)) for rule in rules]


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "page", 4.5),
        ("ink", "surface", 4.5),
        ("ink-soft", "page", 4.5),
        ("ink-soft", "surface", 4.5),
        ("primary", "surface", 4.5),
        ("primary", "page", 4.5),
        ("primary", "primary-soft", 4.5),
        ("ink", "primary-soft", 4.5),
        ("ink-soft", "primary-soft", 4.5),
        ("on-primary", "primary", 4.5),
        ("ink", "urgent", 4.5),
        ("urgent-ink", "urgent", 4.5),
        ("urgent-ink", "surface", 4.5),
        ("on-alert", "alert", 4.5),
        ("on-mark", "mark", 4.5),
        ("sure", "sure-soft", 4.5),
        ("doubt", "doubt-soft", 4.5),
        ("doubt", "surface", 4.5),
        ("wrong", "wrong-soft", 4.5),
        ("control-line", "surface", 3.0),
        ("control-line", "page", 3.0),
        ("focus", "surface", 3.0),
        ("focus", "page", 3.0),
    ],
)
def test_colours_keep_their_contrast_in_both_themes(ink: str, ground: str, least: float) -> None:
    for palette in palettes():
        assert contrast(palette[ink], palette[ground]) >= least, palette[ink]


def test_dark_by_the_device_and_dark_by_choice_are_the_same() -> None:
    light, device, chosen = palettes()
    assert device == chosen
    assert light.keys() == device.keys()


# The page in a browser.


@in_browser
def test_an_answer_shows_its_statements_its_sources_and_its_disclaimer(page: Page) -> None:
    ask(page, QUESTION)
    assert page.find_elements("css selector", ".answer[data-finished] .block[data-kind='answer'] .statement")
    assert page.find_elements("css selector", ".statement .citation-chip[data-kind='section']")
    assert page.find_element("css selector", ".turn .disclaimer").text
    assert page.execute_script("return document.getElementById('announcer').textContent").startswith(
        strings_of("th")["progress.done"]
    )
    assert complaints(page) == []


@in_browser
def test_a_chip_opens_its_source_marks_the_quote_and_gives_the_focus_back(page: Page) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    ask(page, QUESTION)
    chip = press(page, ".answer .citation-chip")
    wait_for(page, SOURCE_SHOWN)
    shown = page.execute_script("return document.querySelector('#source-body').textContent")
    marked = page.execute_script("return document.querySelector('#source-body mark').textContent")
    assert marked.strip()
    assert marked in shown
    assert page.find_element("css selector", "#source-kind .kind-label").text in {
        strings_of("th")[f"text_kind.{kind}"] for kind in TEXT_KINDS
    }
    assert page.find_element("css selector", "#source-kind .verification-badge").text
    for _ in range(8):
        ActionChains(page).send_keys(Keys.TAB).perform()
        assert page.execute_script("return document.querySelector('#source-dialog').contains(document.activeElement)")
    ActionChains(page).send_keys(Keys.ESCAPE).perform()
    wait_for(page, "return !document.querySelector('#source-dialog').open")
    wait_for(page, "return document.activeElement === arguments[0]", chip)
    assert complaints(page) == []


@in_browser
def test_every_verified_source_of_an_answer_opens_with_its_quote_marked(page: Page) -> None:
    ask(page, QUESTION)
    page.execute_script("document.querySelector('.sources').open = true")
    for place in range(len(page.find_elements("css selector", ".sources .citation-chip"))):
        page.execute_script("document.querySelectorAll('.sources .citation-chip')[arguments[0]].click()", place)
        wait_for(page, SOURCE_SHOWN)
        verified = page.find_elements("css selector", "#source-kind [data-verification='verified']")
        assert page.find_elements("css selector", "#source-body mark") or not verified
        press(page, "#source-close")
        wait_for(page, "return !document.querySelector('#source-dialog').open")
    assert complaints(page) == []


@in_browser
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_small_phone(page: Page, width: int) -> None:
    at_width(page, width)
    assert overflow(page) <= 0
    ask(page, QUESTION)
    page.execute_script("document.querySelectorAll('.turn details').forEach((fold) => { fold.open = true; })")
    assert overflow(page) <= 0
    page.execute_script("document.querySelector('.citation-chip').click()")
    wait_for(page, SOURCE_SHOWN)
    assert (
        page.execute_script(
            "const body = document.getElementById('source-body');return body.scrollWidth - body.clientWidth"
        )
        <= 0
    )
    assert complaints(page) == []


@in_browser
def test_an_example_is_asked_and_a_new_conversation_forgets_it(page: Page) -> None:
    example = page.find_element("css selector", "#examples button")
    words = example.text
    example.click()
    wait_for(page, "return document.querySelector('.turn[aria-busy=false]')")
    assert page.find_element("css selector", ".turn .question").text.endswith(words)
    press(page, "#new-conversation")
    assert page.find_elements("css selector", ".turn") == []
    assert page.find_element("id", "welcome").is_displayed()
    assert page.execute_script("return document.activeElement.id") == "question"


@in_browser
def test_nothing_that_was_asked_is_kept_in_the_browser(page: Page) -> None:
    ask(page, QUESTION)
    press(page, "#language-toggle")
    press(page, "#theme-toggle")
    wait_for(page, "return document.documentElement.lang === 'en'")
    wait_for(page, "return localStorage.getItem('nitinam.language') === 'en'")
    assert page.execute_script("return Object.keys(localStorage).sort()") == ["nitinam.language", "nitinam.theme"]
    assert page.execute_script("return sessionStorage.length") == 0
    assert page.execute_script("return document.cookie") == ""


@in_browser
def test_the_language_and_the_theme_follow_their_buttons(page: Page) -> None:
    english = strings_of("en")
    press(page, "#language-toggle")
    wait_for(page, "return document.documentElement.lang === 'en'")
    wait_for(
        page, "return document.querySelector('#welcome h2').textContent === arguments[0]", english["welcome.title"]
    )
    assert page.find_element("id", "question").get_attribute("placeholder") == english["composer.placeholder"]
    ground = "return getComputedStyle(document.body).backgroundColor"
    before = page.execute_script(ground)
    press(page, "#theme-toggle")
    assert page.execute_script(ground) != before


@in_browser
def test_a_server_that_cannot_be_reached_is_told_kindly_and_asked_again(page: Page) -> None:
    offline: dict[str, object] = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    page.execute_cdp_cmd("Network.enable", {})
    page.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    ask(page, QUESTION)
    assert page.find_element("css selector", ".problem-detail").text == strings_of("th")["problem.network"]
    assert page.find_element("css selector", ".problem-detail a").get_attribute("href") == "tel:191"
    online = {**offline, "offline": False, "downloadThroughput": -1, "uploadThroughput": -1}
    page.execute_cdp_cmd("Network.emulateNetworkConditions", online)
    press(page, ".problem .retry")
    wait_for(page, "return document.querySelector('.answer[data-finished]')")
    assert len(page.find_elements("css selector", ".turn")) == 1


@in_browser
def test_feedback_is_sent_and_thanked_for(page: Page) -> None:
    ask(page, QUESTION)
    press(page, ".feedback > summary")
    press(page, ".feedback-form button")
    assert page.find_element("css selector", ".feedback-note").text == strings_of("th")["feedback.nothing"]
    press(page, ".feedback-form input[data-question='useful'][value='yes']")
    press(page, ".feedback-form button")
    thanks = strings_of("th")["feedback.thanks"]
    wait_for(page, "return document.querySelector('.feedback-note').textContent === arguments[0]", thanks)
    assert complaints(page) == []


@in_browser
@pytest.mark.parametrize("ending", ["\\n", "\\r\\n", "\\r"])
@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_events_are_read_whole_however_the_bytes_are_cut(page: Page, size: int, ending: str) -> None:
    script = f"""
        const [size, done] = arguments;
        const lines = [": hello", "event: delta", 'data: {{"text":', 'data: "ศาล"}}', "", "data: 1", "", "event: done",
          "data: {{}}", "", "event: cut", "data: {{}}"];
        const bytes = new TextEncoder().encode(lines.join("{ending}"));
        const body = new ReadableStream({{
          start(out) {{
            for (let at = 0; at < bytes.length; at += size) out.enqueue(bytes.slice(at, at + size));
            out.close();
          }},
        }});
        import("/assets/events.js").then(async ({{ readEvents }}) => {{
          const events = [];
          for await (const event of readEvents(body)) events.push(event);
          done(events);
        }}, (failure) => done(String(failure)));
    """
    assert page.execute_async_script(script, size) == [
        {"event": "delta", "data": {"text": "ศาล"}},
        {"event": "message", "data": 1},
        {"event": "done", "data": {}},
    ]


@in_browser
def test_a_quote_is_found_across_spacing_and_gaps_but_never_guessed(page: Page) -> None:
    table = [
        ("อยู่ภายใน 48 ชั่วโมง นับแต่", "48 ชั่วโมง", ["48 ชั่วโมง"], "as it stands"),
        ("ภายใน 48\n ชั่วโมง นับแต่", "ภายใน 48 ชั่วโมง", ["ภายใน 48\n ชั่วโมง"], "other spacing"),
        ("ศาลสั่ง ก แล้ว ข จึง ค", "ศาลสั่ง … จึง ค", ["ศาลสั่ง", "จึง ค"], "a gap"),
        ("ศาลสั่ง ก แล้ว ข", "ศาลสั่ง … จึง ค", [], "half a quote is none"),
        ("มาตรา 166", "มาตรา 66", [], "another section"),
        ("", "ศาล", [], "no text"),
    ]
    script = """
        const [rows, done] = arguments;
        import("/assets/quotation.js").then(({ quoteRanges }) => done(rows.map(([text, quote]) =>
          quoteRanges(text, quote).map(([start, end]) => text.slice(start, end)))), (failure) => done(String(failure)));
    """
    found = page.execute_async_script(script, [[text, quote] for text, quote, _, _ in table])
    assert {reason: marks for (_, _, _, reason), marks in zip(table, found, strict=True)} == {
        reason: marks for _, _, marks, reason in table
    }


@in_browser
def test_telephone_numbers_become_links_and_other_figures_do_not(page: Page) -> None:
    table = {
        "1669": ["1669"],
        "1111 กด 77": ["1111"],
        "0 2141 5100": ["021415100"],
        "02-123-4567, 191": ["021234567", "191"],
        "+66 2 123 4567": ["+6621234567"],
        "5,000 บาท ภายใน 48 ชั่วโมง มาตรา 7": [],
    }
    script = """
        const [texts, done] = arguments;
        import("/assets/phones.js").then(({ numbersIn, digitsOf }) =>
          done(texts.map((text) => numbersIn(text).map(digitsOf))), (failure) => done(String(failure)));
    """
    assert dict(zip(table, page.execute_async_script(script, list(table)), strict=True)) == table
