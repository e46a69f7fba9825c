"""The printed tables: as the report has them, each row with its source."""

from dataclasses import replace

import pytest

from dashboard.core.state import ViewState
from dashboard.views.datasets.printed import decree_listing, figures_listing, phase_2_listing


def records(listing):
    """The rows by column."""
    return [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]


def test_a_figure_is_a_number_and_as_printed(snapshot):
    """A bound keeps its sign in the printed text; the number is what can be added."""
    rows = {row["id"]: row for row in records(figures_listing(snapshot, ViewState()))}
    assert len(rows) == len(snapshot.model.published)
    assert (rows["F1-MUN-RES"]["valor"], rows["F1-MUN-RES"]["valor_impreso"]) == (675.0, "675")
    bounds = [row for row in rows.values() if str(row["valor_impreso"]).startswith(">")]
    assert bounds
    assert all(row["valor"] == float(row["valor_impreso"][1:]) for row in bounds)
    assert {row["origen"] for row in rows.values()} == {"informe"}


def test_filters_do_not_touch_the_figures_and_the_file_says_so(snapshot):
    """They are of the whole country."""
    listing = figures_listing(snapshot, ViewState(regions=("caribe",)))
    assert listing.rows == figures_listing(snapshot, ViewState()).rows
    assert dict(listing.facts)["Filtros"].startswith("no se aplican")


def test_the_departments_of_the_decree_have_names(snapshot):
    """The seven of the report, at its date."""
    rows = records(decree_listing(snapshot, ViewState()))
    assert len(rows) == 7
    assert ("44", "La Guajira", "Caribe") in {
        (row["codigo"], row["departamento"], row["region"]) for row in rows
    }
    assert {(row["origen"], row["corte"]) for row in rows} == {("informe", "2020-06-15")}


def test_a_place_narrows_a_list(snapshot):
    """The same filters as on a page."""
    rows = records(decree_listing(snapshot, ViewState(regions=("caribe",))))
    assert {row["region"] for row in rows} == {"Caribe"}
    towns = records(phase_2_listing(snapshot, ViewState(departments=("91",))))
    assert [row["codigo"] for row in towns] == ["91001", "91540"]


def test_the_list_of_phase_2_is_in_the_printed_order(snapshot):
    """All 365, with the name that was printed beside the official one."""
    rows = records(phase_2_listing(snapshot, ViewState()))
    assert [row["numero_en_la_lista"] for row in rows] == list(range(1, 366))
    assert (rows[1]["nombre"], rows[1]["nombre_impreso"]) == ("Puerto Nariño", "PUERTO NARINO")
    assert {row["origen"] for row in rows} == {"informe"}


def test_who_was_loaded_and_not_printed_is_told_apart(snapshot):
    """At the end, with no printed name nor day, and the table of entities is a source too."""
    phase = snapshot.model.phases["2"]
    outside = next(
        place
        for place, kind in enumerate(snapshot.model.entities["kind"])
        if kind == "municipio" and not phase.assisted[place]
    )
    code = snapshot.model.entities.index[outside]
    assisted = phase.assisted.copy()
    assisted[outside] = True
    entities = snapshot.model.entities.copy()
    entities.loc[code, "phase_2"] = True
    phases = {**snapshot.model.phases, "2": replace(phase, assisted=assisted)}
    changed = replace(snapshot, model=replace(snapshot.model, phases=phases, entities=entities))
    listing = phase_2_listing(changed, ViewState())
    last = records(listing)[-1]
    assert (last["codigo"], last["origen"]) == (code, "demostración")
    assert (last["numero_en_la_lista"], last["nombre_impreso"], last["corte"]) == (None, None, None)
    assert dict(listing.facts)["Marca"].startswith("Datos de demostración")


@pytest.mark.parametrize("build", [figures_listing, decree_listing, phase_2_listing])
def test_a_printed_list_says_where_in_the_report(snapshot, build):
    """The source in words, and its chapter."""
    facts = dict(build(snapshot, ViewState()).facts)
    assert facts["Fuente"].startswith("DNP, informe final")
    assert "capítulo" in facts["Lugar en la fuente"]
    assert facts["Marca"] == "Datos publicados en el informe."
