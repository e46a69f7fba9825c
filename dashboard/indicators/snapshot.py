"""The snapshot: what every page needs, and what never changes; other data are another snapshot.

It joins the frozen model with the published boundaries and derives, once, what pages would otherwise
compute at each request: the declared indicators, the vocabulary of the address, the order of map units.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.core.provenance import is_demonstration
from dashboard.core.scales import UNIVERSE
from dashboard.core.state import GOBERNACION, MUNICIPIO, Level, Listed, Vocabulary
from dashboard.indicators.classes import class_vocabulary
from dashboard.indicators.declarations import Indicator, declared
from dashboard.indicators.rules import RULES
from dashboard.indicators.universes import cut_vocabulary
from dashboard.indicators.weights import weight_vocabulary
from data.model import Model
from geo.extent import Bounds, department_bounds
from geo.publish import PublishedMap


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """What lists say of an entity: its place in the model's arrays, and its texts.

    Attributes:
        name: as lists and sentences say it: a gobernación is not its department, and a municipality whose
            name repeats says its own. official: the name alone, for rows with a column of departments.
        region: its name. adviser: code, or None.
    """

    place: int
    name: str
    official: str
    department_code: str
    department: str
    region: str
    adviser: str | None


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Model, boundaries and what follows from them.

    Attributes:
        model: the frozen model of the active dataset version.
        boundaries: the map files that the browser draws.
        public_url: address under which readers reach the dashboard, for what leaves it; empty when unknown.
        logo: picture that may stand on what leaves it; None without one.
        loaded_at: when it was put together, UTC.
    """

    model: Model
    boundaries: PublishedMap
    public_url: str = ""
    logo: Path | None = None
    loaded_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def version(self) -> str:
        """Versions of the data and of the boundaries: what an address is answered from."""
        return f"{self.model.version}-{self.boundaries.version}"

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Every indicator by key."""
        return declared(self.model)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What each key of the address may be, in canonical order."""
        model = self.model
        days = [day.isoformat() for day in model.cutoffs]
        return {
            "indicador": tuple(self.indicators),
            "nivel": tuple(level.value for level in Level),
            "corte": days,
            "desde": days,
            "fase": tuple(sorted(model.phases)),
            "region": tuple(model.catalogue.regions.index),
            "depto": tuple(model.catalogue.departments.index),
            "universo": tuple(band.code for band in UNIVERSE.bands),
            "decreto683": ("si", "no"),
            "socio": ("DNP", "DAFP", "ART"),
            "pdet": ("si", "no"),
            "tipo": (MUNICIPIO, GOBERNACION),
            "hito": tuple(
                f"{key}.{number}"
                for key, phase in sorted(model.phases.items())
                for number in phase.milestones.index
            ),
            "entidad": tuple(model.entities.index),
            "regla": tuple(RULES),
            "lista": tuple(item.value for item in Listed),
            "clase": class_vocabulary(self.indicators.values()),
            "a": (),  # a query of its own
            "b": (),
            "umbral": cut_vocabulary(),
            "peso": weight_vocabulary(),
        }

    @cached_property
    def directory(self) -> Mapping[str, DirectoryEntry]:
        """Every entity by code: a row of a frame costs a hundred times as much to ask for."""
        entities, shown = self.model.entities, self.shown_names
        regions = self.model.catalogue.regions["name"].to_dict()
        columns = ("name", "kind", "department_code", "department", "region", "adviser_code")
        rows = zip(entities.index, *(entities[column] for column in columns), strict=True)
        return {
            str(code): DirectoryEntry(
                place=place,
                name=titled(shown.get(str(code), str(name)), str(kind)),
                official=titled(str(name), str(kind)),
                department_code=str(department_code),
                department=str(department),
                region=str(regions[region]),
                adviser=None if pd.isna(adviser) else str(adviser),
            )
            for place, (code, name, kind, department_code, department, region, adviser) in enumerate(rows)
        }

    @cached_property
    def place_names(self) -> Mapping[str, str]:
        """The name of every region, by slug, and of every department, by code."""
        catalogue = self.model.catalogue
        frames = (catalogue.regions, catalogue.departments)
        return {str(code): str(name) for frame in frames for code, name in frame["name"].items()}

    @cached_property
    def is_demonstration(self) -> bool:
        """Whether any active table is simulated, and the mark must show."""
        return is_demonstration(self.model.origins.values())

    @cached_property
    def department_bounds(self) -> Mapping[str, Bounds]:
        """West, south, east and north of each department as drawn."""
        return department_bounds(self.boundaries.folder / self.boundaries.departments)

    def map_units(self, level: Level, entity_type: str) -> pd.Index:
        """Return the units of a view in the order in which values travel to the browser."""
        catalogue = self.model.catalogue
        if level is Level.REGION:
            return catalogue.regions.index
        if level is Level.COUNTRY:
            return pd.Index(["pais"])
        if level is Level.DEPARTMENT or entity_type == GOBERNACION:
            return catalogue.departments.index
        return catalogue.units.index

    def on_map(self, level: Level, entity_type: str) -> np.ndarray:
        """Return whether each of the `map_units` has a polygon; a group has one where any department has."""
        units = self.map_units(level, entity_type)
        if level is Level.ENTITY and entity_type != GOBERNACION:
            return np.asarray(~units.isin(self.boundaries.missing))
        drawn = self.model.catalogue.departments["region"].reindex(list(self.department_bounds))
        if level is Level.COUNTRY:
            return np.array([len(drawn) > 0])
        return np.asarray(units.isin(drawn if level is Level.REGION else drawn.index))

    @cached_property
    def shown_names(self) -> Mapping[str, str]:
        """The name of every municipality and area as lists and sentences say it, by code.

        As `Catalogue.display_names`, unless the active data name a municipality otherwise.
        """
        catalogue, own = self.model.catalogue, self.model.entities["name"].to_dict()
        official = catalogue.units["name"].to_dict()
        shown = catalogue.display_names.items()
        return {
            code: name if own.get(code, official[code]) == official[code] else own[code]
            for code, name in shown
        }

    def unit_name(self, code: str) -> str:
        """Return the name of an entity, department or region; a municipality's as `display_names` has it."""
        catalogue = self.model.catalogue
        if code in self.shown_names:
            return self.shown_names[code]
        for frame in (self.model.entities, catalogue.departments, catalogue.regions):
            if code in frame.index:
                return str(frame.at[code, "name"])
        return "Colombia"

    def official_name(self, code: str) -> str:
        """Return the name alone, for the rows of files, which have a column of departments beside it."""
        for frame in (self.model.entities, self.model.catalogue.units):
            if code in frame.index:
                return str(frame.at[code, "name"])
        return self.unit_name(code)


def titled(name: str, kind: str) -> str:
    """Name an entity as a title: a gobernación is not its department."""
    if kind != GOBERNACION:
        return name
    return f"Gobernación {'del' if name.startswith('Archipiélago') else 'de'} {name}"
