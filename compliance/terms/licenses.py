"""Creative Commons licences: from the SPDX id to address and name, and whether one that was found will do."""

from __future__ import annotations

import re

_CC = re.compile(r"CC-(BY(?:-NC)?(?:-(?:ND|SA))?)(?:-([0-9]\.[0-9]))?(?:-([A-Z]{2,3}))?", re.IGNORECASE)


def address(spdx: str) -> str | None:
    """Give the address of a licence's deed; None for one that is not Creative Commons, or of no version.

    >>> address("CC-BY-NC-ND-3.0-US"), address("CC-BY")
    ('https://creativecommons.org/licenses/by-nc-nd/3.0/us/', None)
    """
    if spdx.upper() == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    found = _CC.fullmatch(spdx)
    if found is None or not found[2]:
        return None
    port = f"{found[3].lower()}/" if found[3] else ""
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/{port}"


def name(spdx: str) -> str:
    """Give the name that people use for a licence.

    >>> name("CC-BY-NC-ND-3.0-US"), name("CC0-1.0"), name("MIT")
    ('CC BY-NC-ND 3.0 US', 'CC0 1.0', 'MIT')
    """
    found = _CC.fullmatch(spdx)
    if found is None:
        return spdx.replace("CC0-", "CC0 ")
    return " ".join(part for part in ("CC", found[1].upper(), found[2], (found[3] or "").upper()) if part)


def will_do(found: str, asked: str) -> bool:
    """Whether the licence that an article names can be the one asked for: the same, or the same left vaguer.

    >>> will_do("CC-BY-ND", "CC-BY-ND-4.0"), will_do("CC-BY-ND-4.0", "CC-BY-ND"), will_do("CC-BY", "CC-BY-ND-4.0")
    (True, True, False)
    """
    one, other = _CC.fullmatch(found), _CC.fullmatch(asked)
    if one is None or other is None:
        return found.upper() == asked.upper()
    versions = zip(one.groups()[1:], other.groups()[1:], strict=True)
    return one[1].upper() == other[1].upper() and all(not a or not b or a.upper() == b.upper() for a, b in versions)
