"""The record read back from any format, and garbage that carries none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.seals.safe import UnreadableError
from dashboard.verification.records import NO_RECORD, READERS, as_record, read_record

STARTS = (
    b"",
    b"%PDF-1.4\n/Keywords (",
    b"%PDF-1.4 /Keywords <FEFF",
    b"\x89PNG\r\n\x1a\n",
    b"PK\x03\x04",
    b"<svg>",
    b"{",
)


@given(st.sampled_from(STARTS), st.binary(max_size=300), st.sampled_from(sorted(READERS)))
def test_random_bytes_carry_no_record(start, noise, ending):
    """Whatever the name says, garbage is refused, and by that refusal alone."""
    with pytest.raises(UnreadableError):
        read_record(start + noise, ending)


@pytest.mark.parametrize("keywords", [b'({"a": "\\(b\\) \\303"})', b"<7b2261223a2022c3ad227d>"])
def test_both_ways_of_a_pdf_to_write_texts_are_read(keywords):
    """Literal with its escapes, and hexadecimal."""
    assert read_record(b"%PDF-1.7 /Keywords " + keywords, "pdf")["a"] in ("(b) Ã", "Ã\xad")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"a": 1}', '"x"', "{" * 50])
def test_what_is_no_record_is_refused(text):
    """A record is an object of texts."""
    with pytest.raises(UnreadableError):
        as_record(text)


def test_a_drawing_without_record_says_so():
    """The clause tells what is missing."""
    with pytest.raises(UnreadableError, match=NO_RECORD):
        read_record(b"<svg><text>hola</text></svg>", "svg")


def test_a_damaged_picture_is_told():
    """A chunk whose check does not agree is named as damage."""
    with pytest.raises(UnreadableError, match="dañado"):
        read_record(b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x01tEXtx" + b"\0\0\0\0", "png")
