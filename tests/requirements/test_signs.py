import pytest

from compliance.requirements.signs import shown


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Sign up for our newsletter", "newsletter"),
        ("https://us1.list-manage.com/x", "list-manage.com"),
        ("Melden Sie sich zum Rundbrief an", "rundbrief"),
        ("an e-newsletterish thing", "newsletter"),
        ("mynewsletter", None),
    ],
)
def test_a_word_begins_where_a_word_begins(text: str, word: str | None) -> None:
    assert shown("newsletter", text) == word
