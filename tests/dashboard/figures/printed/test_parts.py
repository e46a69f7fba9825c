"""The printed figures of the parts of the strategy: their tables by hand, and what they say of themselves."""

import pytest

from dashboard.core.wording import GAP


def test_the_means_of_a_wave_are_in_the_table_with_their_interval(tiny_printed, records):
    """General: 4 of three answers; the interval, with 4 entities of phase I."""
    (row,) = records(tiny_printed("percepcion"))
    assert (row["pregunta"], row["ola"], row["calificacion"], row["n"], row["poblacion"]) == (
        "general",
        1,
        4.0,
        3,
        4,
    )
    assert row["desde"] == pytest.approx(4 - (row["hasta"] - 4))


def test_a_mean_that_is_withheld_is_empty_and_counted(tiny_printed, records):
    """Andina answered twice and Caribe once."""
    found = records(tiny_printed("percepcion-grupos"), "por", "grupo", "calificacion", "n")
    assert found[:2] == [("regiones", "Andina", None, 2), ("regiones", "Caribe", None, 1)]
    assert found[2] == ("gobierno", "Alcaldías", 4.0, 3)


def test_a_country_without_presentation_among_its_milestones_draws_no_dates(tiny_printed, records):
    """The tiny phase I has other milestones: nobody is said to have presented or approved."""
    rows = records(tiny_printed("decreto-linea"), "grupo", "acto", "acumuladas", "n")
    assert {row[2] for row in rows} == {0}
    assert tiny_printed("decreto-linea").finding == "Nadie reporta un plan aprobado."


def test_the_difference_of_progress_by_hand(tiny_printed, records):
    """With the decree 70 and 100, without it 10 and 60: 50 points more."""
    (whole, *_) = records(
        tiny_printed("decreto-diferencias"),
        "grupo",
        "avance_con",
        "avance_sin",
        "diferencia",
        "n_con",
        "n_sin",
    )
    assert whole == ("Conjunto", 85.0, 35.0, 50.0, 2, 2)


def test_universes_are_beside_the_published_ones(tiny_printed, records):
    """Two municipalities in A; the report has 167 in the country, and there are no indices to cut."""
    (first, *_) = records(tiny_printed("universos"), "universo", "publicados", "en_los_datos", "con_umbrales")
    assert first == ("A", 167, 2, 0)


def test_published_universes_are_drawn_only_of_the_whole_country(real_printed):
    """Of a part of it, the dots would compare different things."""
    assert real_printed("universos").legend
    assert not real_printed("universos", "region=caribe").legend


def test_the_use_of_the_kpt_by_hand(tiny_printed, records):
    """Medellín used it and nothing is known of Bogotá; Barranquilla, of another partner, did not."""
    rows = records(tiny_printed("kpt"), "lugar", "grupo", "usaron", "con_dato", "total", "porcentaje")
    assert rows[:2] == [
        ("Conjunto", "Municipios asesorados por el DNP", 1, 1, 2, 100.0),
        ("Conjunto", "Municipios asistidos por el DAFP o la ART", 0, 1, 2, 0.0),
    ]


def test_without_modules_in_the_data_the_figure_says_so(tiny_printed):
    """Nothing known is no zero."""
    printed = tiny_printed("kpt-modulos")
    assert printed.figure.layout.annotations
    assert all(row[3] == 0 for row in printed.table.rows)


def test_advisories_are_counted_with_their_mode(tiny_printed, records):
    """One, virtual."""
    assert records(tiny_printed("asesorias-mes"), "clave", "asesorias", "virtuales", "presenciales") == [
        ("2020-04", 1, 1, 0)
    ]


def test_the_ranking_carries_its_weights_and_its_formula(real_printed, records):
    """Those of the address are in each row and in the words."""
    printed = real_printed("ranking-360", "corte=2020-04-30&peso=asesorias.100")
    assert {row["peso_asesorias"] for row in records(printed)} == {100}
    assert "Asesorías × 100" in printed.reading
    assert "abril de 2020" in printed.title
    assert "peso=asesorias.100" in printed.address


@pytest.mark.parametrize("key", ["percepcion", "decreto-linea", "universos", "kpt", "asesorias-mes"])
def test_a_figure_of_a_part_is_read_on_its_page(real_printed, key):
    """Its address is the page's, with the cut-off written out."""
    printed = real_printed(key, "region=caribe")
    assert printed.address.startswith(("/percepcion?", "/decreto-683?", "/universos?", "/kpt?", "/equipo?"))
    assert f"corte={printed.cutoff}" in printed.address
    assert "región Caribe" in printed.caption.replace("Región", "región")
    assert f"n{GAP}={GAP}" in printed.caption or "n = " in printed.caption


def test_the_map_of_universes_is_of_the_thresholds(real_printed, records):
    """At the national means it is the map of the home page; with nobody high in fiscal, A is empty."""
    drawn = records(real_printed("universos-mapa"), "codigo", "valor")
    assert drawn == records(real_printed("mapa", "indicador=universo"), "codigo", "valor")
    moved = records(real_printed("universos-mapa", "umbral=fiscal.100"), "codigo", "valor")
    assert {value for _, value in moved} == {"B", "C", "E", "G", None}
