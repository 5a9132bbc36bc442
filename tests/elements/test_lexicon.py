from __future__ import annotations

import msgspec

from compliance.elements.lexicon import lexicon


def test_every_word_is_in_small_letters_and_none_is_empty() -> None:
    for name, words in msgspec.structs.asdict(lexicon()).items():
        assert words, name
        assert all(word and word == word.lower() for word in words), name
