"""The beginning of a rule file: what a name and an address tell, and placeholders for the rest."""

from __future__ import annotations

import json

from compliance.elements.outlets import host
from compliance.elements.text import fold
from compliance.errors import UsageError

_FILE = """\
id: {id}
publisher: {name}
home: https://{host}
match:
  hosts: [{host}]
  article: "<what the path of an article looks like, such as /{{year:int}}/{{slug}}>"
terms:
  url: <address of the page that states the terms>
  read: <the day somebody read it, YYYY-MM-DD>
  confidence: <high, medium or low>
contact: <whom to ask for permission>
uses: # what is not named here is unstated: allowed, conditions, permission or prohibited
  community-web: <what the terms say of it>
require:
  - id: source
    attribution: {{}}
    because: <why, in words of your own>
  - id: original-link
    link: article
    when: {{medium: web}}
examples: # articles of your own making, one that passes and one that fails
  - verdict: compliant
    outcomes: {{source: met, original-link: met}}
    article: |
      # A title

      By Somebody

      A few sentences made up for the purpose.

      This article was originally published by [{plain}](<address of an article, made up>).
  - verdict: violation
    outcomes: {{source: missing, original-link: missing}}
    article: |
      # A title

      By Somebody

      A few sentences made up for the purpose.
"""


def start(name: str, url: str) -> str:
    """Give the text of a rule file for the publisher of that name and address, to be filled in.

    Raises UsageError where the address has no host.

    >>> start("The Field Review", "https://www.fieldreview.example/about").splitlines()[:2]
    ['id: field-review', 'publisher: The Field Review']
    """
    where = host(url)
    if "." not in where:
        message = f'"{url}" is no web address; it begins with https://'
        raise UsageError(message)
    words = ("".join(letter for letter in word if letter.isascii()) for word in fold(name).split())
    spelt = "-".join(filter(None, words)) or where.partition(".")[0]
    quoted = (
        name if all(letter.isalnum() or letter in " -." for letter in name) else json.dumps(name, ensure_ascii=False)
    )
    return _FILE.format(id=spelt, name=quoted, host=where, plain=name)
