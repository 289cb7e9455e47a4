"""The chat page in a browser: what its tests do with it. The fixture `page` stands in conftest.py."""

import shutil
from collections.abc import Callable
from typing import Any, Protocol

import pytest

PATIENCE_S = 30
SOURCE_SHOWN = "return document.querySelector('#source-dialog[open] .source-body[data-state=shown]')"
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")


def in_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test as slow and as needing Chromium and chromedriver."""
    missing = [name for name, path in (("chromium", BROWSER), ("chromedriver", DRIVER)) if path is None]
    skip = pytest.mark.skipif(bool(missing), reason=f"not installed: {' and '.join(missing)}")
    marked: Callable[..., None] = pytest.mark.slow(pytest.mark.browser(skip(test)))
    return marked


class Page(Protocol):
    """What the tests use of a selenium driver."""

    def get(self, url: str) -> None: ...
    def quit(self) -> None: ...
    def get_log(self, kind: str) -> list[dict[str, Any]]: ...
    def execute_script(self, script: str, *arguments: object) -> Any: ...
    def execute_async_script(self, script: str, *arguments: object) -> Any: ...
    def execute_cdp_cmd(self, command: str, arguments: dict[str, object]) -> Any: ...
    def find_element(self, by: str, value: str) -> Any: ...
    def find_elements(self, by: str, value: str) -> list[Any]: ...


def wait_for(page: Page, script: str, *arguments: object) -> Any:
    """The first true value of the script."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(page, PATIENCE_S).until(lambda driver: driver.execute_script(script, *arguments), script)


def press(page: Page, selector: str) -> Any:
    """Bring an element clear of the sticky bars and click it."""
    element = page.find_element("css selector", selector)
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()
    return element


def ask(page: Page, question: str) -> None:
    """Ask, and wait for the finished answer."""
    asked = len(page.find_elements("css selector", ".turn"))
    page.find_element("id", "question").send_keys(question)
    press(page, "#ask")
    wait_for(page, "return document.querySelectorAll('.turn[aria-busy=false]').length > arguments[0]", asked)


def at_width(page: Page, width: int) -> None:
    size: dict[str, object] = {"width": width, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    width: int = page.execute_script(script)
    return width


def complaints(page: Page) -> list[str]:
    return [str(entry["message"]) for entry in page.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]
