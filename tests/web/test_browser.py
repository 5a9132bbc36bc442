"""The page as an editor uses it, in headless Chromium."""

from __future__ import annotations

import time
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from browsing import chromium, find, metrics, needs_browser, requested, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from selenium.webdriver.remote.webdriver import WebDriver

    from tests.conftest import Run
    from tests.web.conftest import Server

pytestmark = needs_browser

WRONG = "link-to-the-home-page-only.html"
ORIGINAL = "https://www.globalresearch.ca/the-harbour-that-learned-to-wait/5800001"


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(downloads: Path) -> Iterator[WebDriver]:
    with chromium(downloads) as driver:
        yield driver


@pytest.fixture
def page(browser: WebDriver, server: Server) -> WebDriver:
    media = {"features": [{"name": "prefers-color-scheme", "value": "light"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)  # type: ignore[attr-defined]
    metrics(browser, 1280)
    browser.get(server.address)
    return browser


def until(page: WebDriver, what: Callable[[], Any]) -> Any:  # noqa: ANN401 -- whatever it gives
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415 -- only where there is a browser

    return WebDriverWait(page, 10).until(lambda _: what())


def verdict(page: WebDriver) -> str:
    found: str = until(page, lambda: run(page, "document.querySelector('#verdict [data-verdict]')?.dataset.verdict"))
    return found


def text(page: WebDriver, selector: str) -> str:
    return str(run(page, "document.querySelector(arguments[0])?.textContent ?? ''", selector))


def keys() -> Any:  # noqa: ANN401 -- selenium's, imported only where there is a browser
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 -- only where there is a browser

    return Keys


def press(page: WebDriver, *strokes: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415 -- likewise

    ActionChains(page).send_keys(*strokes).perform()


def tab_to(page: WebDriver, selector: str) -> None:
    """Press Tab until something has the focus, as somebody without a mouse does."""
    for _ in range(80):
        if run(page, "document.activeElement?.matches(arguments[0])", selector):
            return
        press(page, keys().TAB)
    pytest.fail(f"no Tab leads to {selector}")


def drop(page: WebDriver, file: Path) -> None:
    """Let a file fall on the page, from the bytes that it has."""
    script = """
      const [name, content] = arguments;
      const data = new DataTransfer();
      data.items.add(new File([content], name));
      document.getElementById("drop").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
    """
    page.execute_script(script, file.name, file.read_text(encoding="utf-8"))


def passes(run: Callable[..., Run], file: Path) -> bool:
    return run("check", file).code == 0


def saved(page: WebDriver, folder: Path, name: str) -> Path:
    file = folder / name
    until(page, lambda: file.exists() and not list(folder.glob("*.crdownload")))
    return file


def test_from_a_dropped_file_to_a_corrected_article_that_passes(
    page: WebDriver, samples: Path, downloads: Path, run: Callable[..., Run]
) -> None:
    allowed = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    page.execute_cdp_cmd("Browser.grantPermissions", allowed)  # type: ignore[attr-defined]
    file = samples / "global-research" / WRONG
    assert not passes(run, file)
    drop(page, file)
    assert verdict(page) == "violation"
    assert text(page, "#verdict p") == "Not yet: Global Research asks for one thing that this article does not have."
    states = {
        one.get_attribute("data-rule"): one.get_attribute("data-state")
        for one in page.find_elements("css selector", ".item")
    }
    assert states["global-research/original-link"] == "wrong"
    assert states["global-research/source"] == "met"
    find(page, "#slot-url").send_keys(ORIGINAL)
    until(page, lambda: ORIGINAL in text(page, "#credit-html"))
    page.execute_script("document.querySelector('[data-copy=\"credit-html\"]').click()")
    until(page, lambda: text(page, "#said") == "Copied")
    copied = page.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert f'<a href="{ORIGINAL}">Global Research</a>' in copied
    page.execute_script("document.getElementById('put').click()")
    assert text(page, "#after") == "Checked again: it has all that is asked for"
    page.execute_script("document.getElementById('download').click()")
    assert passes(run, saved(page, downloads, WRONG))


def test_the_same_by_the_keyboard_alone(
    page: WebDriver, samples: Path, downloads: Path, run: Callable[..., Run]
) -> None:
    name = "link-to-the-home-page-only.md"
    tab_to(page, "#file")
    find(page, "#file").send_keys(str(samples / "global-research" / name))  # the system's own dialogue is no page's
    assert verdict(page) == "violation"
    until(page, lambda: page.switch_to.active_element.get_attribute("id") == "verdict-heading")
    tab_to(page, "#items button")
    press(page, keys().ENTER)
    assert page.switch_to.active_element.tag_name == "mark"
    tab_to(page, "#slot-url")
    press(page, ORIGINAL)
    until(page, lambda: ORIGINAL in text(page, "#credit-markdown"))
    assert page.switch_to.active_element.get_attribute("id") == "slot-url"
    tab_to(page, "#put")
    press(page, keys().ENTER)
    assert page.switch_to.active_element.get_attribute("id") == "download"
    press(page, keys().ENTER)
    assert passes(run, saved(page, downloads, name))


def test_what_is_pasted_keeps_its_links(page: WebDriver, samples: Path) -> None:
    html = (samples / "global-research" / "complete.html").read_text(encoding="utf-8")
    script = """
      const data = new DataTransfer();
      data.setData("text/html", arguments[0]); data.setData("text/plain", "The words alone");
      document.getElementById("paste").dispatchEvent(
        new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
    """
    page.execute_script(script, html)
    assert verdict(page) == "compliant"
    assert "formatting" in text(page, "#pasted")
    find(page, "#paste").send_keys(" and more")
    page.execute_script("document.getElementById('ask').requestSubmit()")
    until(page, lambda: verdict(page) == "not-a-repost")


def test_the_use_and_the_publisher_are_chosen(page: WebDriver, samples: Path) -> None:
    drop(page, samples / "global-research" / "complete.md")
    assert verdict(page) == "compliant"
    find(page, "#use").send_keys("commercial")
    until(page, lambda: verdict(page) == "needs-permission")
    find(page, "#publisher").send_keys("ProPublica", keys().TAB)
    until(page, lambda: "ProPublica" in text(page, "#basis"))


def test_a_tick_confirms_and_gives_the_lines_to_keep(page: WebDriver, samples: Path, tmp_path: Path, run: Any) -> None:  # noqa: ANN401 -- the runner
    import yaml  # noqa: PLC0415 -- for this test alone

    drop(page, samples / "propublica" / "complete.html")
    verdict(page)
    box = until(page, lambda: page.find_elements("css selector", "#items input[type=checkbox]"))[0]
    rule = box.get_attribute("data-rule")
    page.execute_script("arguments[0].click()", box)
    assert text(page, "#said") == "Write your name first, so that it is known who confirms."
    press(page, 'Ann "the editor" Lee: #1')
    page.execute_script("arguments[0].click()", box)
    until(page, lambda: find(page, f'[data-rule="{rule}"]').get_attribute("data-state") == "confirmed")
    lines = text(page, "#yaml")
    (said,) = yaml.safe_load(lines)["confirmations"]
    assert (said["requirement"], said["by"]) == (rule, 'Ann "the editor" Lee: #1')
    (tmp_path / ".compliance.yaml").write_text(lines, encoding="utf-8")
    (tmp_path / "complete.html").write_bytes((samples / "propublica" / "complete.html").read_bytes())
    found = run("check", "--format", "jsonl", tmp_path / "complete.html")
    assert found.code == 0, found.err
    assert '"confirmed"' in found.out


def test_an_article_that_cannot_be_read_says_why(page: WebDriver, tmp_path: Path) -> None:
    (tmp_path / "nothing.html").write_text(" ", encoding="utf-8")
    drop(page, tmp_path / "nothing.html")
    assert "white space" in until(page, lambda: text(page, "#verdict .problem"))


# The page of a hostile author: whatever of it ran would set `window.ran`, send a request, or cover what stands here.
HOSTILE = """<!DOCTYPE html><html><head><title><script>window.ran = 1</script></title>
<script>window.ran = 1</script><script src="http://127.0.0.1:9/ran.js"></script>
<style>body * { display: none !important } body::before { content: "ran"; position: fixed; inset: 0 }</style>
<link rel="stylesheet" href="http://127.0.0.1:9/ran.css"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">
<base href="http://127.0.0.1:9/"></head><body onload="window.ran = 1"><article>
<h1 onclick="window.ran = 1">The ferry <img src=x onerror="window.ran = 1"></h1>
<p>By &lt;img src=x onerror=window.ran=1&gt; Ann Lee</p>
<p>The original source of this article is <a href="javascript:window.ran=1">Global Research</a>.</p>
<p>Copyright © &lt;script&gt;window.ran=1&lt;/script&gt;, Global Research, 2024</p>
<form action="http://127.0.0.1:9/"><input autofocus onfocus="window.ran = 1"><button>Send</button></form>
<iframe src="http://127.0.0.1:9/"></iframe><iframe srcdoc="<script>parent.ran = 1</script>"></iframe>
<object data="http://127.0.0.1:9/"></object><embed src="http://127.0.0.1:9/">
<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran = 1"><script>window.ran = 1</script>
<image href="http://127.0.0.1:9/x.svg"/></svg>
<video src="http://127.0.0.1:9/v" autoplay onerror="window.ran = 1"></video>
<p>&lt;/script&gt;&lt;script&gt;window.ran=1&lt;/script&gt; {{ 7*7 }} ${7*7}</p></article></body></html>"""


def test_nothing_of_a_hostile_article_runs_or_is_fetched(page: WebDriver, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "<img src=x onerror=window.ran=1>.html"
    file.write_text(HOSTILE, encoding="utf-8")
    page.execute_script(
        "window.policy = []; "
        "document.addEventListener('securitypolicyviolation', (e) => window.policy.push(e.effectiveDirective))"
    )
    requested(page)
    drop(page, file)
    assert verdict(page) in ("violation", "needs-review")
    page.execute_script("document.getElementById('put').click(); document.querySelector('details').open = true")
    for button in page.find_elements("css selector", "#items button"):
        page.execute_script("arguments[0].click()", button)
    time.sleep(0.5)
    assert run(page, "window.ran ?? null") is None
    assert run(page, "window.policy") == []  # nothing even tried
    assert all(url.startswith((server.address, "blob:")) for url in requested(page))
    assert page.current_url == server.address
    assert find(page, "#verdict").is_displayed()
    inside = "#result :is(script, style, img, iframe, object, embed, svg, form, video, link, meta, base)"
    assert run(page, "document.querySelectorAll(arguments[0]).length", inside) == 0
    handlers = "[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()).filter((n) => /^on/.test(n))"
    assert run(page, handlers) == []
    assert run(page, "[...document.links].every((a) => /^(http|blob):/.test(a.href))")
    assert "<img src=x onerror=window.ran=1>.html" in text(page, "#file-name")


def test_this_test_would_see_it(page: WebDriver) -> None:
    """What would run without the policy and the care is seen to be stopped by the policy alone."""
    page.execute_script(
        "window.policy = []; "
        "document.addEventListener('securitypolicyviolation', (e) => window.policy.push(e.effectiveDirective)); "
        "const frame = document.createElement('iframe'); frame.src = 'http://127.0.0.1:9/'; document.body.append(frame)"
    )
    until(page, lambda: run(page, "window.policy.includes('frame-src')"))
    refused = (
        "try { document.body.innerHTML = '<img src=x onerror=1>'; return null } catch (error) { return error.name }"
    )
    assert page.execute_script(refused) == "TypeError"  # no string becomes markup
    page.get_log("browser")  # type: ignore[attr-defined]  # what was refused was said there


def axe(page: WebDriver) -> list[str]:
    """Give what axe-core finds that is serious or critical."""
    source = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    page.execute_cdp_cmd("Runtime.evaluate", {"expression": source})  # type: ignore[attr-defined]
    found = page.execute_async_script("axe.run().then((found) => arguments[0](found.violations))")
    return [
        f"{one['impact']} {one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious_on_any_page_in_any_state(
    page: WebDriver, server: Server, samples: Path, scheme: str, width: int
) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media)  # type: ignore[attr-defined]
    metrics(page, width)

    def looked(state: str) -> None:
        assert axe(page) == [], state
        assert run(page, "document.documentElement.scrollWidth") <= width, state

    looked("start")
    for folder, name in (
        ("global-research", WRONG),
        ("propublica", "complete.html"),
        ("propublica", "pixel-and-canonical-stripped.html"),
        ("other", "publisher-without-rules.md"),
        ("other", "not-a-repost-quotes-propublica.md"),
    ):
        before = text(page, "#verdict")
        drop(page, samples / folder / name)
        until(page, lambda before=before: text(page, "#verdict") != before)
        page.execute_script("if (!document.getElementById('fix').hidden) document.getElementById('put').click()")
        looked(name)
    page.execute_script("document.querySelector('details').open = true")
    looked("details")
    for path in ("publishers", "publishers/propublica", "publishers/global-research", "nothing"):
        page.get(server.address + path)
        looked(path)


def test_publishers_are_searched(page: WebDriver, server: Server) -> None:
    page.get(f"{server.address}publishers")
    find(page, "#filter").send_keys("propublica")
    shown = run(page, "[...document.querySelectorAll('tr[data-words]:not([hidden])')].map((r) => r.innerText)")
    assert len(shown) == 1
    assert "ProPublica" in shown[0]
    find(page, "tr:not([hidden]) th a").click()
    assert find(page, "h1").text == "ProPublica"


def test_the_page_says_nothing_to_the_console(page: WebDriver, samples: Path) -> None:
    page.get_log("browser")  # type: ignore[attr-defined]
    page.refresh()
    drop(page, samples / "global-research" / WRONG)
    verdict(page)
    assert page.get_log("browser") == []  # type: ignore[attr-defined]
