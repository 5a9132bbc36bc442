"""A headless Chromium for the tests that look at a page as a person would."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver.remote.webdriver import WebDriver

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")

needs_browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian: chromium, chromium-driver)"
)


@contextmanager
def chromium(downloads: Path | None = None) -> Iterator[WebDriver]:
    """Give a browser that notes what it asks for and what it says; it saves files in `downloads`."""
    from selenium import webdriver  # noqa: PLC0415 -- only where there is a browser
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415 -- likewise

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    if downloads:
        options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        yield driver
    finally:
        driver.quit()


def metrics(page: WebDriver, width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)  # type: ignore[attr-defined]


def run(page: WebDriver, script: str, *arguments: object) -> Any:  # noqa: ANN401 -- whatever the script gives
    return page.execute_script(f"return {script}", *arguments)


def find(page: WebDriver, selector: str) -> Any:  # noqa: ANN401 -- an element
    return page.find_element("css selector", selector)


def requested(page: WebDriver) -> set[str]:
    """Give the addresses that the page has asked for since somebody looked."""
    events = [json.loads(one["message"])["message"] for one in page.get_log("performance")]  # type: ignore[attr-defined]
    return {one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"}
