"""Words made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"^(?:the|le|la|les|der|die|das|el|los|las|il|lo|de|het|o|a|os|as)\s+(?=\S)")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}


def fold(text: str) -> str:
    """Give `text` in lower case without accents, punctuation, doubled blanks and a leading article.

    >>> fold("The Conversation"), fold("L’Humanité."), fold("  ProPublica "), fold("The")
    ('conversation', 'l humanite', 'propublica', 'the')
    """
    if text.isascii():  # most names are
        text = text.translate(_ASCII)
    else:
        text = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    return _ARTICLE.sub("", " ".join(text.split()))


@lru_cache(maxsize=2)
def lower(text: str) -> str:
    """Give `text` in lower case, character for character: offsets stay. The last texts are kept.

    >>> lower("İSTANBUL ©"), len(lower("İ"))
    ('istanbul ©', 1)
    """
    return text.replace("İ", "i").lower()
