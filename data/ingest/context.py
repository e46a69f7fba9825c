"""What a file is checked against: the territory, the milestones, who is in which phase, the rows in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from data.contracts import columns_of
from data.harmonise import NameBook
from data.ingest.fields import Mode, fold_title
from geo.divipola import Catalogue


@dataclass(frozen=True, kw_only=True)
class Options:
    """What whoever loads a file says of it.

    Attributes:
        phase, cutoff: of every row that does not say its own. sheet: the one to read.
        scale: "0-1" or "0-100". mode: how it joins. note: why it is loaded.
        matches: title -> column, for titles that are not recognised.
    """

    phase: str | None = None
    cutoff: date | None = None
    sheet: str | None = None
    scale: str | None = None
    mode: Mode = Mode.ADD
    note: str = ""
    matches: Mapping[str, str] | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Context:
    """The data in force, as checks see them.

    Attributes:
        catalogue, book: the territory, and its names.
        milestones: the catalogue of milestones in force.
        members: entity -> the phases it is in; empty when the entities in force are simulated, because what
            is simulated can't refuse what is real.
        former: rows of the table in force that the load joins, as text; `None` when it has none.
    """

    catalogue: Catalogue
    book: NameBook
    milestones: pd.DataFrame
    members: Mapping[str, frozenset[str]]
    former: pd.DataFrame | None

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each entity by code."""
        towns, offices = self.catalogue.municipalities["name"], self.catalogue.gobernaciones["name"]
        return {str(code): str(name) for names in (towns, offices) for code, name in names.items()}

    @cached_property
    def milestone_keys(self) -> frozenset[tuple[str, str]]:
        """Phase and number of every milestone."""
        pairs = zip(self.milestones["phase"], self.milestones["milestone"], strict=True)
        return frozenset((str(phase), str(number)) for phase, number in pairs)

    @cached_property
    def milestone_titles(self) -> Mapping[str, tuple[str | None, str]]:
        """Phase and number by folded name; a name of several phases says no phase."""
        titles: dict[str, tuple[str | None, str]] = {}
        for phase, number, name in self.milestones[["phase", "milestone", "milestone_name"]].itertuples(
            index=False
        ):
            folded = fold_title(str(name))
            known = titles.get(folded, (str(phase), str(number)))
            titles[folded] = (str(phase) if known[0] == phase else None, str(number))
        return titles


def contract_columns(table: str) -> tuple[str, ...]:
    """Return the columns that the model reads of a table; none of one that it does not know."""
    try:
        return columns_of(table)
    except KeyError:
        return ()
