"""Opening files of unknown origin: nothing but a clause in Spanish comes of garbage."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.seals import safe
from dashboard.exports.seals.safe import UnreadableError, parse_json, parse_xml, read_members


def _zip(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_names_lose_their_namespace():
    """An element and its attributes are asked for by their local names."""
    root = parse_xml(b'<a:s xmlns:a="urn:a" a:id="1"><a:t>hola</a:t></a:s>')
    assert (root.tag, root.get("id"), root.findtext("t")) == ("s", "1", "hola")


def test_entities_are_refused():
    """Neither those that grow nor those that read a file are expanded."""
    bomb = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    for content in (bomb, outside):
        with pytest.raises(UnreadableError, match="entidades"):
            parse_xml(content)


def test_a_document_type_without_declarations_is_read():
    """The SVG that we write names its type."""
    assert parse_xml(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x/y.dtd"><svg/>').tag == "svg"


def test_endless_nesting_is_refused():
    """XML and JSON that only go deeper are not followed."""
    with pytest.raises(UnreadableError, match="anidado"):
        parse_xml(b"<a>" * 1000)
    for depth in (500, 100_000):
        with pytest.raises(UnreadableError, match="JSON"):
            parse_json(b'{"a":' + b"[" * depth + b"]" * depth + b"}")


def test_an_archive_that_bursts_is_refused(monkeypatch):
    """What it unpacks to is added up before anything is unpacked."""
    monkeypatch.setattr(safe, "MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableError, match="ocupa más"):
        read_members(_zip({"a": b"0" * 600, "b": b"0" * 600}))


def test_only_wanted_members_are_read():
    """The others are not even unpacked."""
    assert read_members(_zip({"a": b"1", "b": b"2"}), lambda name: name == "b") == {"b": b"2"}


@given(st.binary(max_size=300))
def test_random_bytes_are_refused_or_read(content):
    """No other exception leaves the readers."""
    for read in (parse_xml, parse_json, read_members):
        with suppress(UnreadableError):
            read(content)


@given(st.binary(max_size=60), st.integers(min_value=0))
def test_a_damaged_archive_is_refused_or_read(noise, place):
    """A zip with bytes changed anywhere gives a clause or its members."""
    content = bytearray(_zip({"xl/workbook.xml": b"<a/>" * 50}))
    start = place % len(content)
    content[start : start + len(noise)] = noise
    with suppress(UnreadableError):
        read_members(bytes(content))
