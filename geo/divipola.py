"""DIVIPOLA: the official codes and names of Colombia's territorial units.

One row per unit in force in 2020 (DANE): 1,103 municipalities (districts, Bogotá and the island of
San Andrés included) and 18 areas that are no municipality; 33 departments (Bogotá counts as one);
the strategy's 8 operating regions in hubs A and B. Codes are text: "05001" is Medellín, 5001 is nothing.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pandas as pd

from geo.errors import CodeError

FILES: Final = Path(__file__).parent / "files"
AREA_KIND: Final = "area_no_municipalizada"
BOGOTA_DEPARTMENT: Final = "11"
ISLAND_DEPARTMENT: Final = "88"
SHORT_DEPARTMENTS: Final = {
    "Archipiélago de San Andrés, Providencia y Santa Catalina": "San Andrés y Providencia"
}
"""How a department is said in brackets behind the name of one of its municipalities."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The territory as frames; treat them as read-only.

    Attributes:
        units: index `code` (5 characters, ascending); name, department_code, department, kind, lon, lat
            (degrees, EPSG:4326), area_km2, population_2018 (census persons), region (slug).
        departments: index `department_code` (2 characters, ascending); name, region (slug).
        regions: index region slug; name, hub ("A" or "B"), in the order of the source table.
    """

    units: pd.DataFrame
    departments: pd.DataFrame
    regions: pd.DataFrame

    @cached_property
    def municipalities(self) -> pd.DataFrame:
        """The 1,103 units that are a municipality, a district or an island."""
        return self.units[self.units["kind"] != AREA_KIND]

    @cached_property
    def areas(self) -> pd.DataFrame:
        """The 18 areas that are no municipality: drawn and named, never counted."""
        return self.units[self.units["kind"] == AREA_KIND]

    @cached_property
    def display_names(self) -> Mapping[str, str]:
        """The name of every unit as lists and sentences say it, by code: with its department if it repeats.

        «Granada (Meta)»: 67 names are of two units or more, and alone they mean none.
        """
        names = self.units["name"]
        repeats = names.map(normalise_name).duplicated(keep=False)
        owners = self.units["department"].replace(SHORT_DEPARTMENTS)
        shown = names.where(~repeats, names + " (" + owners + ")")
        return {str(code): str(name) for code, name in shown.items()}

    @cached_property
    def gobernaciones(self) -> pd.DataFrame:
        """The 32 departments with a gobernación (Bogotá has none)."""
        return self.departments.drop(index=BOGOTA_DEPARTMENT)


def load_catalogue() -> Catalogue:
    """Read the catalogue from the published tables of this package."""
    regions = pd.read_csv(FILES / "regiones.csv", dtype=str)
    regions = regions.assign(slug=regions["region"].map(slug))
    departments = (
        regions.set_index("department_code")
        .rename(columns={"department": "name"})[["name", "slug"]]
        .rename(columns={"slug": "region"})
        .sort_index()
    )
    units = pd.read_csv(
        FILES / "divipola.csv", dtype={"code": str, "department_code": str}, index_col="code"
    ).sort_index()
    units = units.assign(region=units["department_code"].map(departments["region"]))
    named = regions.drop_duplicates("slug").set_index("slug")
    return Catalogue(
        units=units,
        departments=departments,
        regions=named[["region", "hub"]].rename(columns={"region": "name"}),
    )


def parse_municipality_code(raw: object) -> str:
    """Return the five-character code that `raw` writes.

    Accepts text with surrounding blanks and the common damage of spreadsheets: the lost leading zero
    (5001) and the decimal tail (5001.0).

    Raises:
        CodeError: the text is not four or five digits.
    """
    text = re.sub(r"\.0+$", "", str(raw).strip())
    if not re.fullmatch(r"[0-9]{4,5}", text):
        raise CodeError(
            f"«{raw}» no es un código DIVIPOLA de municipio: se esperaban 5 dígitos. "
            "Escriba el código como texto, con su cero inicial."
        )
    return text.zfill(5)


def normalise_name(text: str) -> str:
    """Fold a printed name for comparison: no accents, upper case, single blanks, no punctuation."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return re.sub(r"[^A-Z0-9]+", " ", bare.upper()).strip()


def slug(text: str) -> str:
    """Return the text as an address writes it: "Llanos - Orinoquía" is `llanos-orinoquia`."""
    return normalise_name(text).lower().replace(" ", "-")
