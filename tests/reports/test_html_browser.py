"""The page of a report as a person uses it, in headless Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browsing import chromium, find, metrics, needs_browser, requested, run
from reporting import results, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.remote.webdriver import WebDriver

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[WebDriver]:
    with chromium() as driver:
        yield driver


@pytest.fixture
def page(browser: WebDriver, tmp_path_factory: pytest.TempPathFactory) -> WebDriver:
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(written("html"), encoding="utf-8")
    metrics(browser, 1280)
    browser.get(file.as_uri())
    return browser


def shown(page: WebDriver) -> list[str]:
    return list(run(page, "[...document.querySelectorAll('.entry')].filter(e => !e.hidden).map(e => e.dataset.path)"))


def opened(page: WebDriver, path: str) -> Any:  # noqa: ANN401 -- an element
    entry = find(page, f'tbody[data-path="{path}"]')
    button = entry.find_element("css selector", "button.open")
    if button.get_attribute("aria-expanded") == "false":
        page.execute_script("arguments[0].scrollIntoView(); arguments[0].click()", button)
    return entry


WRONG = "samples/global-research/link-to-the-home-page-only.html"


def test_words_filter_the_table(page: WebDriver) -> None:
    assert shown(page) == [result.path for result in results()]
    find(page, "#filter").send_keys("copyright")
    assert shown(page) == ["samples/global-research/copyright-line-missing.txt"]
    assert find(page, "#shown").text == "1 of 11 shown"
    find(page, "#filter").send_keys(" nothing has this")
    assert shown(page) == []
    assert find(page, "#none").is_displayed()


def test_a_verdict_filters_the_table_by_the_keyboard_alone(page: WebDriver) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 -- only where there is a browser

    tile = find(page, '.tile[data-verdict="no-terms"]')
    page.execute_script("arguments[0].focus()", tile)
    tile.send_keys(Keys.ENTER)
    assert tile.get_attribute("aria-pressed") == "true"
    assert shown(page) == ["samples/other/publisher-without-rules.md"]
    tile.send_keys(Keys.SPACE)
    assert len(shown(page)) == len(results())


@pytest.mark.parametrize("key", ["path", "verdict", "publisher", "wrong"])
def test_the_heads_sort_the_table_both_ways(page: WebDriver, key: str) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 -- only where there is a browser

    head = find(page, f'button[data-sort="{key}"]')
    attribute = {"path": "path", "verdict": "rank", "publisher": "publisher", "wrong": "wrong"}[key]
    script = "[...document.querySelectorAll('.entry')].map(e => e.dataset[arguments[0]])"
    head.send_keys(Keys.ENTER)
    up = run(page, script, attribute)
    assert run(page, "arguments[0].closest('th').ariaSort", head) == "ascending"
    head.send_keys(Keys.ENTER)
    down = run(page, script, attribute)
    assert run(page, "arguments[0].closest('th').ariaSort", head) == "descending"
    assert sorted(up) == sorted(down)
    if key in ("verdict", "wrong"):
        numbers = [int(value) for value in up]
        assert numbers == sorted(numbers, reverse=key == "wrong")
        assert [int(value) for value in down] == numbers[::-1] or sorted(numbers) == sorted(map(int, down))
    else:
        assert up == sorted(up, key=str.lower)


def test_an_article_opens_with_its_words_marked_and_closes(page: WebDriver) -> None:
    entry = opened(page, WRONG)
    full = entry.find_element("css selector", ".full")
    assert full.is_displayed()
    marks = [mark.text for mark in full.find_elements("css selector", "mark")]
    assert any(mark.startswith("Global Research") for mark in marks)
    assert any(mark.startswith("Copyright © Mara Lindqvist, Global Research, 2024") for mark in marks)
    entry.find_element("css selector", "button.open").click()
    assert not full.is_displayed()


def test_a_link_into_the_text_leads_to_its_mark(page: WebDriver) -> None:
    entry = opened(page, WRONG)
    link = entry.find_elements("css selector", "a[href^='#']")[-1]
    page.execute_script("arguments[0].click()", link)
    target = run(page, "document.querySelector(location.hash).nextElementSibling.tagName")
    assert target == "MARK"


@pytest.mark.parametrize("clipboard", [True, False])
def test_what_to_paste_is_copied(page: WebDriver, clipboard: bool) -> None:  # noqa: FBT001 -- a parameter of a test
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415 -- only where there is a browser

    allowed = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    page.execute_cdp_cmd("Browser.grantPermissions", allowed)  # type: ignore[attr-defined]
    page.execute_async_script("navigator.clipboard.writeText('something else').then(arguments[0])")
    if not clipboard:  # an old browser, or a page that may not use it
        page.execute_script("navigator.clipboard.writeText = () => Promise.reject()")
    entry = opened(page, WRONG)
    button = entry.find_element("css selector", ".copy")
    button.click()
    WebDriverWait(page, 5).until(lambda _: button.text == "Copied")
    assert find(page, "#said").get_attribute("textContent") == "Copied"
    copied = page.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == entry.find_element("css selector", ".fix pre").text


def test_no_request_leaves_the_page_and_nothing_is_refused(page: WebDriver) -> None:
    page.get_log("performance")  # type: ignore[attr-defined]
    page.refresh()
    opened(page, WRONG)
    assert requested(page) == {page.current_url}
    assert page.get_log("browser") == []  # type: ignore[attr-defined]


def test_the_policy_stops_what_would_fetch_or_run(page: WebDriver) -> None:
    script = (
        "const said = arguments[0]; let ran = []; "
        "document.addEventListener('securitypolicyviolation', e => ran.push(e.effectiveDirective)); "
        "const image = new Image(); image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image); "
        "const code = document.createElement('script'); code.textContent = 'window.bad = 1'; "
        "document.body.append(code); "
        "setTimeout(() => said([ran.sort(), window.bad ?? null]), 300)"
    )
    assert page.execute_async_script(script) == [["img-src", "script-src-elem"], None]
    page.get_log("browser")  # type: ignore[attr-defined] -- what was refused was said there


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read_at_every_width_and_in_the_dark(page: WebDriver, width: int, scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media)  # type: ignore[attr-defined]
    metrics(page, width)
    run(page, "document.getElementById('open-all').click()")
    assert run(page, "document.documentElement.scrollWidth") <= width
    assert run(page, CONTRAST) == []


# The text of every element that has some, whose contrast with what is behind it falls below WCAG's 4.5 to 1.
CONTRAST = """(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *:not(script)')]
    .filter((e) => e.offsetParent && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .filter((e) => {
      const [a, b] = [light(parts(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
      return (a + 0.05) / (b + 0.05) < 4.5;
    }).map((e) => e.outerHTML.slice(0, 120));
})()"""
