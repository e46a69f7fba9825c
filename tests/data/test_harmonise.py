"""Printed names become codes, or fail with candidates; aliases are checked both ways."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import DatasetError
from data.harmonise import (
    FILES,
    Aliases,
    alias_defects,
    load_aliases,
    name_book,
    phase_2_municipalities,
    phase_2_progress,
    resolve,
)
from geo.divipola import load_catalogue, normalise_name

CATALOGUE = load_catalogue()
BOOK = name_book(CATALOGUE, load_aliases())
LISTED = phase_2_municipalities(CATALOGUE)


def printed(*rows):
    return pd.DataFrame(rows, columns=["name", "department"])


def aliases(*rows, departments=()):
    return Aliases(
        pd.DataFrame(rows, columns=["printed_name", "printed_department", "code", "reason"]),
        pd.DataFrame(departments, columns=["printed_department", "code", "reason"]),
    )


def test_the_365_printed_names_resolve_to_365_municipalities():
    """Every row of the printed list is one municipality, and none twice."""
    assert len(LISTED) == 365
    assert LISTED["code"].nunique() == 365
    assert LISTED["code"].isin(CATALOGUE.municipalities.index).all()


@pytest.mark.parametrize(
    ("name", "department", "code"),
    [
        ("EL PEDOL", "Narifio", "52254"),
        ("S.MARTIN DE LOBA", "Bolivar", "13667"),
        ("TRUIJILLO", "Valle Del Cauca", "76828"),
        ("CHACHAGUI", "Narifo", "52240"),
        ("MANAURE", "Guajira", "44560"),
        ("EL CARMEN", "Choco", "27245"),
        ("EL CARMEN", "Santander", "68235"),
        ("SUCRE", "Sucre", "70771"),
        ("SUCRE", "Cauca", "19785"),
    ],
)
def test_damaged_names_resolve(name, department, code):
    """Damage of the scan, abbreviations and names shared by departments resolve to the one meant."""
    assert BOOK.municipality(name, department) == code


def test_only_caqueta_brings_pdet_municipalities():
    """The 11 PDET municipalities of the list are all of Caquetá."""
    pdet = pd.read_csv(FILES / "pdet.csv", dtype=str)["code"]
    shared = LISTED[LISTED["code"].isin(pdet)]
    assert shared["code"].str[:2].value_counts().to_dict() == {"18": 11}


def test_the_20_published_values_belong_to_listed_municipalities():
    """Every municipality with a published value is among the 365."""
    progress = phase_2_progress(CATALOGUE)
    assert len(progress) == 20
    assert progress["code"].isin(LISTED["code"]).all()
    assert progress.set_index("code").loc["52699", "progress"] == 85.5


def test_an_unknown_name_fails_with_its_candidates():
    """The refusal shows the row, the name and what resembles it."""
    with pytest.raises(DatasetError) as caught:
        resolve(printed(("LETICIA", "Amazonas"), ("TURBACOO", "Bolivar")), BOOK, "lista.csv")
    assert str(caught.value) == (
        "Los datos no se pueden usar: 1 defecto.\n"
        "1. lista.csv, columna «municipio»: cada nombre debe ser un municipio de su departamento. "
        "1 caso: fila 3: «TURBACOO» (Bolivar); candidatos: TURBACO, TURBANA. "
        "Corrija el nombre o declare el alias en alias_municipios.csv."
    )


def test_an_unknown_department_fails_with_its_candidates():
    """When the department is unknown, the candidates are departments."""
    with pytest.raises(DatasetError, match=r"«TURBACO» \(Bolivat\); candidatos: BOLIVAR"):
        resolve(printed(("TURBACO", "Bolivat")), BOOK, "lista.csv")


def test_two_rows_for_one_municipality_fail():
    """A municipality written twice, even under two names, is refused."""
    rows = printed(("TRUJILLO", "Valle"), ("TRUIJILLO", "Valle Del Cauca"))
    with pytest.raises(DatasetError, match="dos filas no pueden ser el mismo municipio"):
        resolve(rows, BOOK, "lista.csv")


def test_an_area_is_no_municipality():
    """The 18 areas are drawn and named, but no list of municipalities may hold one."""
    assert BOOK.municipality("EL ENCANTO", "Amazonas") is None


def test_an_alias_of_a_corrected_source_fails():
    """An alias that no printed row carries any more is refused."""
    (defect,) = alias_defects(
        aliases(("TOLU", "Sucre", "70820", "corto")), printed(("COVENAS", "Sucre")), CATALOGUE
    )
    assert defect.rows == ("fila 2: «TOLU» no aparece en ninguna fila impresa",)


def test_an_unneeded_alias_fails():
    """An alias for a name that the catalogue already knows is refused."""
    rows = printed(("GALERAS", "Sucre"))
    (defect,) = alias_defects(aliases(("GALERAS", "Sucre", "70235", "")), rows, CATALOGUE)
    assert defect.rows == ("fila 2: «GALERAS» sobra: el catálogo ya conoce ese nombre",)


def test_an_alias_to_an_unknown_code_fails():
    """An alias must lead to a municipality of the catalogue."""
    rows = printed(("TOLU", "Sucre"))
    (defect,) = alias_defects(aliases(("TOLU", "Sucre", "70999", "")), rows, CATALOGUE)
    assert defect.rows == ("fila 2: «TOLU» lleva a un código que no está en el catálogo",)


def test_an_unneeded_department_alias_fails():
    """Department aliases are held to the same rules."""
    rows = printed(("COVENAS", "Sucre"))
    (defect,) = alias_defects(aliases(departments=[("Guajira", "44", "")]), rows, CATALOGUE)
    assert defect.file == "alias_departamentos.csv"


@given(st.text())
def test_folding_is_idempotent(text):
    """Folding a folded name changes nothing."""
    assert normalise_name(normalise_name(text)) == normalise_name(text)


@given(
    row=st.sampled_from(list(LISTED[["name", "department", "code"]].itertuples(index=False))),
    change=st.sampled_from([str.lower, str.upper, str.title, str.swapcase]),
    blanks=st.text(alphabet=" \t\u00a0", max_size=3),
)
def test_resolution_ignores_case_and_blanks(row, change, blanks):
    """Case and surrounding or doubled blanks never change what a printed name means."""
    written = blanks + change(row.name).replace(" ", f" {blanks}") + blanks
    assert BOOK.municipality(written, change(row.department) + blanks) == row.code


@given(code=st.sampled_from(list(CATALOGUE.municipalities.index)))
def test_resolution_ignores_accents(code):
    """An official name resolves to its own code with and without accents."""
    unit = CATALOGUE.municipalities.loc[code]
    bare = normalise_name(unit["name"])
    assert BOOK.municipality(unit["name"], unit["department"]) == code
    assert BOOK.municipality(bare, normalise_name(unit["department"])) == code
