"""What to paste where a requirement is not met: the rule file's template, filled from the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.terms import kinds
from compliance.terms.template import fill, in_language, written

if TYPE_CHECKING:
    from compliance.requirements.outcome import Case

_CREDIT = "This article was originally published by [{publisher}]({url})."
_DEFAULTS: dict[str, str] = {  # for a requirement whose rule file gives no template
    "attribution": _CREDIT,
    "byline author": "By {author}",
    "byline publisher": "By {author}, {publisher}",
    "copyright": "Copyright © {author}, {publisher}, {year}",
    "license": "Licensed under [{license}]({license_url}).",
    "title": '"{title}" by {author} was originally published by [{publisher}]({url}).',
    "date": "This article was originally published by [{publisher}]({url}) on {date}.",
    "canonical": '<link rel="canonical" href="{url}">',
    "link article": _CREDIT,
    "link publisher": "This article comes from [{publisher}]({home}).",
    "link license": "Licensed under [{license}]({license_url}).",
    "link author": "By [{author}]({author_url})",
}


def fixed(requirement: kinds.Requirement, case: Case) -> str | None:
    """Give the lines to paste into an article of this format and language; None where there is nothing to paste."""
    language = case.use.facts.get("language") or case.article.language
    template = in_language(requirement.fix, language)
    if template is None and isinstance(requirement, (kinds.CreditLine, kinds.Disclaimer)):
        template = in_language(requirement.text, language)
    if template is None and isinstance(requirement, kinds.Tracker):
        template = f'<img src="{requirement.url[0].replace("*", "")}" width="1" height="1" alt="">'
    if template is None and isinstance(requirement, kinds.Meta):
        content = next(iter(requirement.content), "{content}")
        template = f'<meta name="{requirement.name}" content="{content}">'
    if template is None:
        template = _DEFAULTS.get(_key(requirement))
    if template is None:
        return None
    slots = case.slots
    if case.article.format == "html":
        slots = {name: _escaped(value) for name, value in slots.items()}
    return fill(written(template, case.article.format), slots)


def _escaped(text: str) -> str:
    """Write a text as HTML: `html.escape` without the table of all entities that its module builds."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _key(requirement: kinds.Requirement) -> str:
    match requirement:
        case kinds.Link():
            return f"link {requirement.to}"
        case kinds.Byline():
            return f"byline {requirement.naming}"
        case _:
            return kinds.kind(requirement)
