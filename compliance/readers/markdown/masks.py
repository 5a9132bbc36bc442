"""What stands in a Markdown file for the program that builds the site: template code, directives, JSX.

It is no text. `mask` puts characters in its place that no parser takes for a mark, one for one, so that every other
character keeps its place, and code in which such things are quoted can be given back.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

MASK = "\ue000"  # of the private use area: a letter to Markdown

_WITHIN = r"(?:[^{}\n]|\{(?!\{)|\}(?!\})|\n(?![ \t]*\n)){0,4000}+"
_TEMPLATE = rf"""
      \{{%-?[ ]*(?P<whole>comment|highlight)\b(?:[^{{]|\{{(?!%-?[ ]*(?P=whole))){{0,8000}}?end(?P=whole)[ ]*-?%\}}
    | \{{\{{{_WITHIN}\}}\}}                                       # {{{{ page.url }}}}, {{{{< figure >}}}}
    | \{{%(?:[^{{%\n]|\{{(?!%)|%(?!\}})|\n(?![ \t]*\n)){{0,4000}}+%\}}          # {{% include note.html %}}
    | \{{[.\#:][^{{}}\n]{{0,400}}\}}                              # {{: .notice}}, {{#id .class}}
    | \[\^[^\]\s]{{1,80}}\](?P<note>:)?                           # a footnote's mark
    | ^(?P<fence>[ \t]*:{{3,}}[ \t]*[\w-]*)(?:(?P<open>\[)(?P<label>.*)(?P<close>\])[ \t]*$)?  # :::note[Title]
"""
_JSX = r"""
    | ^(?:import|export)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*         # of a module
    | \{(?:[^{}\n]|\n(?![ \t]*\n)|\{[^{}]{0,400}\}){0,4000}\}     # an expression
"""
_COMPONENT = re.compile(r"(</?)([A-Z][A-Za-z0-9.]*)(?=[\s/>])")
_CALL = re.compile(r"\{[{%][<%-]?\s*([A-Za-z][\w/.-]*)")
_ADDRESS = re.compile(r"""https?://[^\s"'`<>|\\^{}]+""")
_QUOTED = re.compile(r""""([^"\n]*)"|“([^”\n]*)”|'([^'\n]*)'""")
_COMMENT = re.compile(r"\{/\*[ \t](?=\s*compliance:)((?:[^*]|\*(?!/)){0,4000}+)\*/\}")
_WORTH = re.compile(r"\{[{%.#:]|\[\^|^[ \t]*:::", re.MULTILINE)


@cache
def _pattern(*, mdx: bool) -> re.Pattern[str]:
    return re.compile(_TEMPLATE + _JSX if mdx else _TEMPLATE, re.VERBOSE | re.MULTILINE)


class Call(NamedTuple):
    """A shortcode that has an address among its arguments, which begins at `at`; `words` are the other ones."""

    name: str
    href: str
    at: int
    words: str


class Masked(NamedTuple):
    """The text with its template code masked; `calls` by the offset at which each begins."""

    text: str
    calls: dict[int, Call]


def mask(text: str, *, mdx: bool = False) -> Masked:
    """Mask what is no text; with `mdx`, what is JavaScript as well.

    >>> masked = mask('{{< republished blog="Gulls" url="https://gull.example/a" >}} Text')
    >>> masked.text.strip(MASK), masked.calls[0]
    (' Text', Call(name='republished', href='https://gull.example/a', at=34, words='Gulls'))
    """
    if not mdx and not _WORTH.search(text):
        return Masked(text, {})
    if mdx and "compliance:" in text:  # a comment for this program, which the reader of HTML knows
        text = _COMMENT.sub(r"<!--\1-->", text)
    calls: dict[int, Call] = {}

    def masked(match: re.Match[str]) -> str:
        if match["fence"] is not None:
            fence, label = match["fence"], match["label"]
            if label is None:
                return _blank(fence)
            end = match[0][match.end("close") - match.start() :]
            return f"{_blank(fence)}{MASK}{label}{MASK}{end}"
        call = _call(match)
        if call:
            calls[match.start()] = call
        return _blank(match[0])

    text = _pattern(mdx=mdx).sub(masked, text)
    if mdx:
        text = _COMPONENT.sub(_element, text)
    return Masked(text, calls)


def _blank(text: str) -> str:
    return MASK * len(text) if "\n" not in text else "".join("\n" if c == "\n" else MASK for c in text)


def _call(match: re.Match[str]) -> Call | None:
    called = _CALL.match(match[0])
    address = _ADDRESS.search(match[0]) if called else None
    if not called or not address:
        return None
    words = [found[1] or found[2] or found[3] or "" for found in _QUOTED.finditer(match[0])]
    return Call(
        called[1],
        address[0],
        match.start() + address.start(),
        " ".join(word for word in words if word and not _ADDRESS.match(word)),
    )


def _element(match: re.Match[str]) -> str:
    """Give a component the name of an element that means nothing; a link stays a link."""
    opening, name = match[1], match[2]
    if name == "Link" or len(name) < len("x-x"):
        return opening + ("a" if name in {"A", "Link"} else "b").ljust(len(name))
    return opening + "x-".ljust(len(name), "x")
