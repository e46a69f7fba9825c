"""Who does what in the strategy: its levels, hubs, coordinators and advisers, by code and never by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.core.kept import kept_with
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.worklist.team import zones
from data.model import Model
from data.published.strategy import load_strategy


@dataclass(frozen=True)
class Role:
    """One role of the report, and how many codes of it the data have; None where nothing counts them."""

    level: str
    who: str
    printed: int | None
    counted: int | None
    does: str
    place: str


@dataclass(frozen=True)
class Zone:
    """The zone of a coordinator: its regions, their hubs, and the codes that advise its municipalities."""

    coordinator: str
    regions: tuple[str, ...]
    hubs: tuple[str, ...]
    advisers: tuple[str, ...]


@dataclass(frozen=True)
class Hub:
    """One of the two groups of regions."""

    key: str
    regions: tuple[str, ...]


@dataclass(frozen=True)
class Organigram:
    """The whole of it."""

    roles: tuple[Role, ...]
    hubs: tuple[Hub, ...]
    zones: tuple[Zone, ...]


@kept_with()
def organigram(snapshot: Snapshot) -> Organigram:
    """Return the roles of the report beside the codes of the data, the hubs and the zones."""
    return Organigram(
        roles=tuple(_roles(snapshot.model)),
        hubs=tuple(_hubs(snapshot)),
        zones=tuple(_zones(snapshot)),
    )


def codes_of(model: Model, prefix: str) -> tuple[str, ...]:
    """Return the adviser codes that begin so, in charge of an entity or of an advisory."""
    found = {*model.entities["adviser_code"].dropna(), *model.advisories["adviser_code"].dropna()}
    return tuple(sorted(str(code) for code in found if str(code).startswith(prefix)))


def _roles(model: Model) -> Iterator[Role]:
    for item in load_strategy("estructura"):
        counted = len(codes_of(model, item["codigo"])) if item["codigo"] else None
        printed = int(item["cuantos"]) if item["cuantos"] else None
        yield Role(item["nivel"], item["quien"], printed, counted, item["que_hace"], item["lugar"])


def _hubs(snapshot: Snapshot) -> Iterator[Hub]:
    for key, own in snapshot.model.catalogue.regions.groupby("hub", sort=True):
        yield Hub(str(key), tuple(str(name) for name in own["name"]))


def _zones(snapshot: Snapshot) -> Iterator[Zone]:
    entities, regions = snapshot.model.entities, snapshot.model.catalogue.regions
    for coordinator, slugs in zones(snapshot.model).items():
        inside = entities[entities["region"].isin(slugs) & (entities["kind"] == "municipio")]
        advisers = inside["adviser_code"].dropna()
        advisers = advisers[advisers.str.startswith("ASE")]
        yield Zone(
            coordinator,
            tuple(str(regions.at[slug, "name"]) for slug in slugs),
            tuple(sorted({str(regions.at[slug, "hub"]) for slug in slugs})),
            tuple(sorted(advisers.unique())),
        )
