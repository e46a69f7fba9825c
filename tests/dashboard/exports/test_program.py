"""The version of the program."""

import pytest

from dashboard.exports import program


@pytest.fixture
def source(tmp_path, monkeypatch):
    """A program of one file, whose version is taken anew each time."""
    (tmp_path / "dashboard").mkdir()
    file = tmp_path / "dashboard" / "a.py"
    file.write_text("x = 1\n")
    monkeypatch.setattr(program, "ROOT", tmp_path)
    return file


def fresh():
    return program.program_version.__wrapped__()


def test_the_same_source_has_the_same_version(source):
    """Nothing but the source and the drawing libraries counts."""
    assert fresh() == fresh()
    assert len(fresh()) == program.LENGTH


def test_a_changed_line_is_another_version(source):
    """A release that draws otherwise never answers «not modified»."""
    before = fresh()
    source.write_text("x = 2\n")
    assert fresh() != before
