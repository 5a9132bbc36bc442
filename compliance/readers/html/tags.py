"""What the tags of HTML say: how each is laid out, the kind of block it makes, the part of the page it names."""

from __future__ import annotations

from compliance.article import BlockKind, Zone

# How a browser lays an element out, as far as it matters to its words. Plain numbers: they are compared for every node.
TIGHT = 0  # runs on within a word: <b>
INLINE = 1  # runs on within a line; often laid out as a box of its own
APART = 2  # words beside it are never one with its own: <time>
BLOCK = 3
BREAK = 4  # <br>
MEDIA = 5  # fetched, not read: <img>
UNSEEN = 6  # its words are not shown

MEDIA_TAGS = ("img", "iframe", "embed", "script", "amp-img", "amp-pixel", "amp-iframe")

ROLE_ZONES = {
    "navigation": Zone.NAVIGATION,
    "banner": Zone.NAVIGATION,
    "menu": Zone.NAVIGATION,
    "menubar": Zone.NAVIGATION,
    "search": Zone.NAVIGATION,
    "contentinfo": Zone.FOOTER,
    "complementary": Zone.SIDEBAR,
}

_LAYOUTS = {
    TIGHT: "abbr area b bdi bdo big cite code data del dfn em font i ins kbd link map mark meta nobr q ruby rt s samp"
    " small strike strong sub sup tt u var wbr",
    INLINE: "a label span",
    APART: "button input meter output picture progress time",
    BLOCK: "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p"
    " pre search section summary table tbody td tfoot th thead tr ul",
    BREAK: "br",
    MEDIA: "amp-iframe amp-img amp-pixel embed iframe img",
    UNSEEN: "audio canvas datalist head noembed noframes noscript object rp script select style svg template textarea"
    " title video",
}
_KINDS: dict[BlockKind, str] = {
    "item": "dd dt li",
    "quote": "blockquote",
    "caption": "caption figcaption",
    "cell": "td th",
    "code": "pre",
    "paragraph": "article main section table",
}
_ZONES = {"nav": Zone.NAVIGATION, "menu": Zone.NAVIGATION, "footer": Zone.FOOTER, "aside": Zone.SIDEBAR}
_ROLES = {"main": "main", "article": "article"}
_NO_BOXES = "dd dt h1 h2 h3 h4 h5 h6 hr li option p summary tbody tfoot thead tr"
_LABELS = {"address": "tag:address", "figcaption": "tag:figcaption", "time": "tag:time"}


# What is known of a tag: its layout; the kind of block it makes, None where that is the kind of the one around it; the
# level of a heading; the zone it names; the role of a box that holds blocks ("main", "article", "" for all others);
# its label. A plain tuple: that is taken apart for every node, and in a third of the time of a named one.
Trait = tuple[int, BlockKind | None, int, Zone | None, str | None, str]


def _traits(tag: str, layout: int) -> Trait:
    kind = next((kind for kind, tags in _KINDS.items() if tag in tags.split()), None)
    level = int(tag[1]) if layout == BLOCK and tag[0] == "h" and tag[1:].isdigit() else 0
    role = _ROLES.get(tag, "") if layout == BLOCK and tag not in _NO_BOXES.split() else None
    return layout, "heading" if level else kind, level, _ZONES.get(tag), role, _LABELS.get(tag, "")


TRAITS = {tag: _traits(tag, layout) for layout, tags in _LAYOUTS.items() for tag in tags.split()}
UNKNOWN: Trait = (APART, None, 0, None, None, "")  # of this page's own making
