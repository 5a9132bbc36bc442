"""The whole way through: an article to its Report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance import ignores
from compliance.article import Place
from compliance.context import gather
from compliance.elements import find
from compliance.elements.model import Clue
from compliance.layers import NO_TERMS, Layers, layers
from compliance.report import Publisher, Report, basis, strictest
from compliance.requirements import Case, judge_all
from compliance.requirements.onfile import kept
from compliance.requirements.outcome import NOTHING_STATED
from compliance.terms.onfile import NOTHING_ON_FILE
from compliance.terms.uses import Use
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compliance.article import Article
    from compliance.elements.host import Site
    from compliance.elements.model import Elements
    from compliance.terms.library import Library
    from compliance.terms.model import Terms
    from compliance.terms.onfile import OnFile


def check(  # noqa: PLR0913, PLR0917 -- all that a verdict rests on
    article: Article,
    library: Library,
    use: Use | None = None,
    publisher: str | None = None,
    on_file: OnFile = NOTHING_ON_FILE,
    stated: Mapping[str, str] = NOTHING_STATED,
    *,
    site: Site | None = None,
    context: bool = False,
) -> Report:
    """Judge an article by the terms of its publisher.

    `use` is what it is used for (None: nobody said), `publisher` the id of its publisher where somebody states
    it, which makes a repost of any article, `on_file` the permissions and answers that the site keeps, `stated` what
    somebody says of the original, by the slots that it fills (author, title, url, date, year), `site` what somebody
    says of the site whose page it is. With `context` the report shows what stands around the evidence. Raises
    UsageError for an id that no rule file has.
    """
    elements = find(article, library.outlets, repost=publisher is not None, site=site)
    return judge(article, elements, library, use or Use(), publisher, on_file, stated, context=context)


def judge(  # noqa: PLR0913, PLR0917 -- all that a verdict rests on
    article: Article,
    elements: Elements,
    library: Library,
    use: Use,
    publisher: str | None = None,
    on_file: OnFile = NOTHING_ON_FILE,
    stated: Mapping[str, str] = NOTHING_STATED,
    *,
    context: bool = False,
) -> Report:
    """Judge an article whose elements have been found."""
    origin = elements.origin
    repost = origin.repost or publisher is not None
    seen = Case(article, elements, NO_TERMS, use, on_file, stated)
    under = layers(seen, library, publisher) if repost else Layers((), "")
    cases = under.cases
    judged = [judge_all(case.terms.require, case) for case in cases]
    outcomes, told = ignores.put(tuple(one for some in judged for one in some), article, on_file)
    on_record = [kept(case) for case in cases]
    bases = tuple(basis(case, granted) for case, (granted, _) in zip(cases, on_record, strict=True))
    why = under.why
    if not repost:
        verdict, reason, why = Verdict.NOT_A_REPOST, "Nothing shows that it first appeared elsewhere.", ""
    elif not cases:
        verdict, reason = Verdict.NO_TERMS, f"{why} {_reserved(elements)}"
        why = ""
    else:
        by_terms = [(one, [o for o in outcomes if o.terms == one.id]) for one in bases]
        verdict, reason = strictest(by_terms, use)
    lapsed = dict.fromkeys(remark for _, remarks in on_record for remark in remarks)
    return Report(
        path=article.path,
        format=article.format,
        repost=repost,
        publisher=_publisher(elements, cases[0].terms if cases else None, publisher),
        use=use,
        terms=bases,
        verdict=verdict,
        reason=reason,
        remarks=tuple(filter(None, (why, *under.remarks, *lapsed, *told, *article.remarks))),
        outcomes=outcomes,
        elements=elements.all(),
        context=gather(article, outcomes, [case.terms for case in cases]) if context else msgspec.UNSET,
    )


def _reserved(elements: Elements) -> str:
    """Say what holds where nobody has stated terms, and whom to ask."""
    whose = elements.origin.publisher or next((name for c in elements.copyrights for name in c.holders), None)
    at = next((link.href for link in elements.links if link.role == "original"), None)
    ask = f"ask {whose or 'whoever published it first'}" + (f" ({at})" if at else "")
    return f"Without terms all rights are reserved: {ask} before you publish it."


def _publisher(elements: Elements, terms: Terms | None, stated: str | None) -> Publisher | None:
    """Give whose article it is: as stated, or else by the clues."""
    origin = elements.origin
    if stated is not None and terms is not None:
        clue = Clue(what="the publisher was stated, not found", weight=1, place=Place())
        return Publisher(id=terms.id, name=terms.name, clues=(clue, *origin.clues))
    if not (origin.publisher or origin.publisher_id):
        return None
    return Publisher(id=origin.publisher_id, name=origin.publisher, clues=origin.clues)
