"""What the report, or a decree, says of one entity at a time: the values that a simulation may not invent.

A value of a demonstration table that equals the printed one of the same entity is the report's; any other
value of it is simulated. Lists speak of everybody: who is not in the printed list is printed as outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import pandas as pd

from data.harmonise import FILES, phase_2_municipalities
from data.published.tables import phase_2_values
from geo.divipola import Catalogue

CLOSING_2: Final = date(2020, 12, 31)  # the cut-off that the printed progress of phase II speaks of
PHASE_2: Final = "2"


@dataclass(frozen=True, eq=False)
class PrintedValues:
    """Printed values by entity code; a code that is absent is not printed.

    Attributes:
        attributes: column of the table of entities -> its printed value.
        progress: (phase, cut-off) -> printed progress of the phase (0-100).
    """

    attributes: Mapping[str, pd.Series]
    progress: Mapping[tuple[str, date], pd.Series]


NOTHING_PRINTED: Final = PrintedValues(MappingProxyType({}), MappingProxyType({}))


def printed_values(catalogue: Catalogue) -> PrintedValues:
    """Read what is printed of the entities of the country.

    Attributes: PDET (Decree 893 of 2017, all), phase II (the list of the 365, and all the gobernaciones),
    phase I (all the gobernaciones), Decree 683 (the gobernaciones). Progress: the 20 municipalities of phase
    II and Magdalena's 0.

    Raises:
        DatasetError: a printed municipality does not resolve.
    """
    towns, offices = catalogue.municipalities.index, catalogue.gobernaciones.index
    everyone = towns.append(offices)
    listed = phase_2_municipalities(catalogue)["code"]
    attributes = {
        "pdet": _members(everyone, _codes("pdet.csv", "code")),
        "phase_1": _members(offices, offices),
        "phase_2": _members(everyone, offices.append(pd.Index(listed))),
        "decree_683": _members(offices, _codes("decreto683_departamentos.csv", "department_code")),
    }
    values = phase_2_values(catalogue).dropna(subset=["progress"])
    values = values[values["level"] != "region"]
    progress = values.set_index("code")["progress"].astype(float)
    return PrintedValues(MappingProxyType(attributes), MappingProxyType({(PHASE_2, CLOSING_2): progress}))


def _codes(file: str, column: str) -> pd.Index:
    return pd.Index(pd.read_csv(FILES / file, dtype=str)[column])


def _members(of: pd.Index, codes: pd.Index) -> pd.Series:
    return pd.Series(of.isin(codes), index=of)
