"""The README says what the code does: settings, parameters, indicators, verbs and links."""

import re
from pathlib import Path

import pytest

from dashboard.cli.main import program
from dashboard.core.settings import SETTINGS
from dashboard.core.state import PARAMETERS
from dashboard.exports.lists import LISTS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def _section(heading):
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def _rows(section):
    """The cells of the rows of a section's table, without head and rule."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_settings_table_is_the_settings():
    """Same variables, defaults and meanings, in the same order."""
    written = [
        (name.strip("`"), default.strip("`"), meaning)
        for name, default, meaning in _rows(_section("Ajustes"))
    ]
    assert written == [(setting.name, setting.default, setting.meaning) for setting in SETTINGS]


@pytest.mark.parametrize("name", ["HOST", "PORT", "WORKERS", "LOG_LEVEL"])
def test_make_run_has_the_same_defaults(name):
    """The server's own options come from the same variables, with the same defaults."""
    default = next(setting.default for setting in SETTINGS if setting.name == name)
    assert set(re.findall(rf"\$\$\{{{name}:-([^}}]*)\}}", MAKEFILE)) == {default}


def test_every_parameter_of_the_address_is_in_the_table():
    """And the table has no other; those that repeat say so."""
    rows = _rows(_section("Direcciones"))
    assert {key for row in rows for key in re.findall(r"`(\w+)`", row[0])} == {one.key for one in PARAMETERS}
    repeated = {key for row in rows if row[2] for key in re.findall(r"`(\w+)`", row[0])}
    assert repeated == {one.key for one in PARAMETERS if one.many}


def test_every_indicator_is_named(snapshot):
    """The keys after «Los indicadores:» are those that downloads answer to."""
    listed = _section("Direcciones").split("Los indicadores:")[1].split("**Salud.**")[0]
    assert set(re.findall(r"`([a-z0-9-]+)`", listed)) == set(snapshot.indicators)


def test_every_list_is_named():
    """The keys after «Listas.» are those of the lists that leave as files."""
    listed = _section("Direcciones").split("**Listas.**")[1].split("\n\n")[0]
    assert set(re.findall(r"`([a-z0-9-]+)`", listed)) == set(LISTS)


def test_every_verb_that_is_named_exists():
    """`python -m dashboard …` as the README writes it is an order of the program."""
    named = re.findall(r"python -m dashboard ([a-z]+)(?: ([a-z]+))?", README)
    assert named
    for verb, below in named:
        command = program.commands[verb]
        below_it = getattr(command, "commands", None)  # an order by itself has a file behind it
        assert not below or below_it is None or below in below_it


def test_every_make_order_that_is_named_exists():
    """The same for `make`."""
    named = set(re.findall(r"\bmake ([a-z]+)", README))
    assert {"run", "test", "check"} <= named <= set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_of_documents_lead_somewhere(document):
    """Every relative link is a file of the repository."""
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []
