"""The record in the keywords of an Office file, written so that it outlives being saved again.

LibreOffice takes keywords for a list: it drops every comma, semicolon and colon. Inside the texts of the JSON
they are written as escapes; those between the texts are not needed to read them back.
"""

import json
import re
from collections.abc import Mapping
from typing import Final

LISTING: Final = {ord(mark): f"\\u{ord(mark):04x}" for mark in ",;:"}
TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
BETWEEN: Final = re.compile(r"[\s,:{}]*")


def to_keywords(record: Mapping[str, str]) -> str:
    """Return a record as keywords, which are its JSON."""
    pairs = (f"{_escaped(name)}: {_escaped(value)}" for name, value in record.items())
    return f"{{{', '.join(pairs)}}}"


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(LISTING)


def read_keywords(keywords: str) -> dict[str, str]:
    """Return the record in keywords, whoever saved them; empty when there is none."""
    texts = TEXT.findall(keywords)
    if len(texts) % 2 or not BETWEEN.fullmatch(TEXT.sub("", keywords)):
        return {}
    try:
        words = [json.loads(text) for text in texts]
    except ValueError:
        return {}
    return dict(zip(words[::2], words[1::2], strict=True))
