"""What each figure of the milestones page says: its own ends, by hand and on the shipped data."""

import pytest


def test_the_funnel_says_which_stages_were_closed_most_and_least(tiny_printed):
    """One of three closed the first stage, none the second."""
    assert tiny_printed("embudo").finding == (
        "De 3 municipios con reporte, la etapa que más cerraron: «1. Financiación» (33,3\xa0%); "
        "la que menos: «2. Seguimiento» (0,0\xa0%)."
    )


def test_the_tree_says_how_much_of_the_weight_is_fulfilled(tiny_printed):
    """And in which stage most and least of its own weight."""
    finding = tiny_printed("arbol").finding
    assert finding.startswith("Se cumple el ")
    assert (
        "La etapa más cumplida: «1. Financiación» (53,3\xa0%); la menos: «2. Seguimiento» (16,7\xa0%)."
        in finding
    )


def test_the_heat_map_says_which_milestones_are_fulfilled_most_and_least(tiny_printed):
    """Of the whole selection, as its first row shows."""
    assert tiny_printed("calor").finding == (
        "En promedio de 3 municipios con reporte, el hito más cumplido: 1 (53,3\xa0%); el menos: "
        "2 (16,7\xa0%)."
    )


@pytest.mark.parametrize("key", ["embudo", "arbol", "calor", "curvas"])
def test_a_finding_names_the_selection(real_printed, key):
    """A figure of a region says so, and each figure says something else."""
    assert "(región Caribe)" in real_printed(key, "region=caribe").finding


def test_each_figure_has_its_own_finding(real_printed):
    """No two figures of the page say the same."""
    findings = [real_printed(key).finding for key in ("embudo", "arbol", "calor", "curvas")]
    assert len(set(findings)) == 4


@pytest.mark.parametrize("key", ["embudo", "arbol", "calor", "curvas"])
def test_before_its_phase_a_figure_says_so(real_printed, key):
    """Where nobody could have reported, the finding is the page's."""
    finding = real_printed(key, "indicador=avance-fase-2&corte=2020-01-31").finding
    assert "con reporte, " not in finding
    assert finding.endswith(".")


def test_the_curves_say_whose_is_highest_lowest_and_rises_most(tiny_printed):
    """Andina has 62,5; Caribe, with 15 and 0, has 7,5; Andina began at 25."""
    assert tiny_printed("curvas").finding == (
        "En promedio de 3 municipios con reporte, la curva más alta: Andina (62,5\xa0%); la más baja: "
        "Caribe (7,5\xa0%). Desde el 15 de septiembre de 2020 la que más sube: Andina (37,5\xa0puntos)."
    )


@pytest.mark.parametrize("key", ["embudo", "arbol", "calor", "curvas"])
def test_a_footer_names_no_region_that_is_not_in_view(real_printed, key):
    """What is doubtful of Santanderes is said where Santanderes is, and not under Caribe."""
    assert "Santanderes" not in real_printed(key, "region=caribe").caption
    assert "Santanderes" in real_printed(key, "region=santanderes").caption


@pytest.mark.parametrize(("key", "is_told"), [("embudo", False), ("movimientos", False), ("curvas", True)])
def test_the_reports_own_mean_stands_under_figures_that_show_it(real_printed, key, is_told):
    """The funnel counts entities and shows no mean progress."""
    assert ("El informe publica 43,1" in real_printed(key).caption.replace("\xa0", " ")) == is_told
