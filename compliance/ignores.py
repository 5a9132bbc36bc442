"""Ignores: what an article itself says is not to count against it, with the reason.

`<!-- compliance: ignore global-research/original-link until 2027-03-01: written permission of 2026-11-02 -->`, or in
front matter under `compliance: {ignore: […]}`. The outcome stays what it is, and says that it is ignored.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import msgspec

from compliance.requirements.outcome import Ignored
from compliance.terms.onfile import Ignore, Ignoring
from compliance.terms.uses import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compliance.article import Article
    from compliance.requirements.outcome import Outcome
    from compliance.terms.onfile import OnFile


def put(outcomes: Sequence[Outcome], article: Article, on_file: OnFile) -> tuple[tuple[Outcome, ...], list[str]]:
    """Give the outcomes with what is ignored marked as such, and remarks on ignores that do nothing.

    What is on file of them comes from the front matter; those of comments are read here.
    """
    said = article.said("comment", "compliance")
    if not said and not on_file.ignores:
        return tuple(outcomes), []
    remarks: list[str] = []
    ignores = list(on_file.ignores)
    for one in said:
        found = parse(one.value)
        if isinstance(found, Ignore):
            ignores.append(Ignoring(found, one.place))
        elif found:
            remarks.append(_sentence(f"{one.place}: this ignores nothing: {found}"))
    lapsed = [one for one in ignores if one.said.until and one.said.until < on_file.today]
    remarks += [f"{one.place}: {one} has lapsed." for one in lapsed]
    in_force = [one for one in ignores if one not in lapsed]
    marked = tuple(_marked(outcome, in_force) for outcome in outcomes)
    remarks += [words for one in in_force for words in _useless(one, outcomes)]
    return marked, remarks


def parse(value: str) -> Ignore | str | None:
    """Read what a comment says after `compliance:`: an ignore, what is wrong with one, None where it is none.

    >>> parse("ignore global-research/source, global-research/date until 2027-03-01: leave of 2026-11-02")
    ... # doctest: +NORMALIZE_WHITESPACE
    Ignore(requirement=('global-research/source', 'global-research/date'), reason='leave of 2026-11-02',
           until='2027-03-01')
    >>> parse("ignore global-research/source")
    'it gives no reason, which stands behind a colon'
    >>> parse("ignroe x/y: z"), parse("looked at by the desk")
    ('unknown word "ignroe"; did you mean ignore?', None)
    """
    head, _, reason = value.partition(":")
    word, *names = head.replace(",", " ").split() or [""]
    if word != "ignore":
        return f'unknown word "{word}"; did you mean ignore?' if nearest(word, ["ignore"]) else None
    said: dict[str, object] = {"requirement": names, "reason": reason.strip()}
    if "until" in names:
        at = names.index("until")
        said |= {"requirement": names[:at], "until": " ".join(names[at + 1 :])}
    try:
        found = msgspec.convert(said, Ignore)
    except msgspec.ValidationError as error:
        if "until" in str(error):
            return f'"{said["until"]}" is not a day (YYYY-MM-DD)'
        return f"{head.strip()[len(word) :].strip()} is no list of requirements (publisher/requirement; * for anything)"
    if not found.requirement:
        return "it names no requirement (publisher/requirement)"
    return found if found.reason else "it gives no reason, which stands behind a colon"


def _marked(outcome: Outcome, ignores: Iterable[Ignoring]) -> Outcome:
    if not (outcome.state.failed or outcome.state.open):
        return outcome
    by = next((one for one in ignores if any(_speaks_of(which, outcome) for which in one.said.requirement)), None)
    if by is None:
        return outcome
    return msgspec.structs.replace(outcome, ignored=Ignored(by.said.reason, by.place, by.said.until))


def _useless(one: Ignoring, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Say of each requirement that an ignore names without need why there is none."""
    for which in one.said.requirement:
        meant = [outcome for outcome in outcomes if _speaks_of(which, outcome)]
        if any(outcome.state.failed or outcome.state.open for outcome in meant):
            continue
        if not outcomes:
            why = "nothing is asked of this article"
        elif meant:
            why = "it is " + " and ".join(dict.fromkeys(str(outcome.state) for outcome in meant))
        else:
            why = "nothing of that name is asked of this article" + did_you_mean(which, map(_name, outcomes))
        yield _sentence(f"{one.place}: {which} need not be ignored: {why}")


def _speaks_of(which: str, outcome: Outcome) -> bool:
    return fnmatchcase(_name(outcome), which)


def _name(outcome: Outcome) -> str:
    return f"{outcome.terms}/{outcome.requirement}"


def _sentence(words: str) -> str:
    return words if words.endswith("?") else f"{words}."
