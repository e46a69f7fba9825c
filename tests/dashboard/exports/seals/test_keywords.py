"""The record in keywords outlives a program that takes them for a list."""

import json
import re

import pytest

from dashboard.exports.seals.keywords import read_keywords, to_keywords

RECORD = {"direccion": "https://tablero.ejemplo/informe?depto=05,63", "nota": 'a; "b": {c} \\ ñ', "vacio": ""}


def test_keywords_are_json():
    """Whoever reads JSON reads the record."""
    assert json.loads(to_keywords(RECORD)) == RECORD


@pytest.mark.parametrize("form", [to_keywords, lambda record: json.dumps(record, ensure_ascii=False)])
def test_keywords_are_read_back(form):
    """As they are written, and as they were before."""
    assert read_keywords(form(RECORD)) == RECORD


def test_a_list_without_its_marks_is_the_same_record():
    """As LibreOffice leaves it: without commas, semicolons or colons."""
    assert read_keywords(re.sub("[,;:]", "", to_keywords(RECORD))) == RECORD


@pytest.mark.parametrize("text", ["", "informe, corte", '"a"', '"a": "b" c', '{"a": 1}'])
def test_what_is_no_record_gives_none(text):
    """Words of somebody else, or an odd number of texts."""
    assert read_keywords(text) == {}
