"""The registry of sources is complete and points at files that exist."""

from pathlib import Path

import pytest

from data.contracts import ORIGINS, TABLES
from data.sources import _ALL, SOURCES

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "data" / "published", ROOT / "geo" / "files", ROOT / "data" / "demo" / "files")


def test_keys_are_unique():
    """No source hides another of the same key."""
    assert len(SOURCES) == len(_ALL)


def test_every_table_of_the_contract_has_a_source():
    """Every table has words for its captions; milestones have one entry per published phase."""
    known = {key.removesuffix("_1") for key in SOURCES}
    assert set(TABLES) <= known


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_each_source_names_a_file_of_the_project(source):
    """The file that a source names is where files of the project are."""
    assert source.origin in ORIGINS
    if not any((folder / source.file).exists() for folder in FOLDERS):
        pytest.skip(f"{source.file}: the demonstration files are not generated yet")


def test_every_published_file_has_a_source():
    """No published table is without its entry; aliases and criteria are our own judgement, not published."""
    ours = ("alias_", "criterios_")
    shipped = {path.name for path in FOLDERS[0].glob("*.csv") if not path.name.startswith(ours)}
    assert shipped <= {source.file for source in SOURCES.values()}
