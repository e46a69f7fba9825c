"""Advisories and survey answers, counted: by month, region, mode and topic; by question, wave and region.

Municipalities and gobernaciones are both in a table and never in one row: `nivel_gobierno` tells them apart.
"""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.cells import Cell
from dashboard.core.provenance import least
from dashboard.core.state import MUNICIPIO, ViewState
from dashboard.core.wording import day
from dashboard.indicators.advisories import KINDS, advisories_of
from dashboard.indicators.provenance import ADVISORIES, ANSWERS, origins_in
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.selection import describe_filters
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_release import MINIMUM_ANSWERS
from dashboard.indicators.survey_waves import WaveMean, survey_cutoff, waves_of
from dashboard.views.listing import About, Listing, address, facts_of

ADVISORIES_KEY: Final = "asesorias"
SURVEY_KEY: Final = "encuesta"
DECIMALS: Final = 6
ADVISORY_COLUMNS: Final = (
    "mes",
    "region",
    "nivel_gobierno",
    "modalidad",
    "tema",
    "asesorias",
    "entidades",
    "origen",
    "corte",
)
SURVEY_COLUMNS: Final = (
    "pregunta",
    "pregunta_nombre",
    "ola",
    "region",
    "nivel_gobierno",
    "desde",
    "hasta",
    "calificacion",
    "n",
    "origen",
    "corte",
)
NOT_LISTED: Final = "sin asesorías: una combinación que no tiene fila no tuvo ninguna"
WITHHELD: Final = (
    f"calificación vacía: hay menos de {MINIMUM_ANSWERS} respuestas, o el promedio dejaría calcular lo que "
    "contestaron una o dos personas"
)


def advisories_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the advisories up to a view's cut-off by month, region, level of government, mode and topic."""
    cutoff = cutoff_of(snapshot.model, state)
    given = advisories_of(snapshot, state, cutoff)
    groups = given.groupby(["month", "region", "kind", "mode", "topic"], sort=True)
    rows = tuple(_advisory_cells(key, own, cutoff) for key, own in groups)
    title = "Asesorías por mes, región, nivel de gobierno, modalidad y tema"
    facts = _facts(snapshot, state, title, ADVISORIES_KEY, ADVISORIES, cutoff)
    return Listing(
        key=ADVISORIES_KEY,
        title=title,
        columns=ADVISORY_COLUMNS,
        rows=rows,
        facts=(*facts, ("Lo que no está", NOT_LISTED)),
    )


def _advisory_cells(key: Hashable, own: pd.DataFrame, cutoff: date) -> tuple[Cell, ...]:
    assert isinstance(key, tuple)
    counts = (len(own), int(own["entity_code"].nunique()))
    return (*map(str, key), *counts, least(own["origen"]), cutoff)


def survey_listing(snapshot: Snapshot, state: ViewState) -> Listing:
    """Return the mean of each question in each wave, by region and level of government.

    A mean that would give away what one or two people answered is missing (`indicators/survey_release`).
    """
    cutoff = survey_cutoff(snapshot, state)
    title = "Encuesta a los usuarios por pregunta, ola, región y nivel de gobierno"
    facts = _facts(snapshot, state, title, SURVEY_KEY, ANSWERS, cutoff)
    return Listing(
        key=SURVEY_KEY,
        title=title,
        columns=SURVEY_COLUMNS,
        rows=tuple(_survey_rows(snapshot, state, cutoff)),
        facts=(*facts, ("Lo que no está", WITHHELD)),
    )


def _survey_rows(snapshot: Snapshot, state: ViewState, cutoff: date) -> Iterator[tuple[Cell, ...]]:
    names, origin = snapshot.model.catalogue.regions["name"], snapshot.model.origins[ANSWERS]
    for slug, name in names.items():
        if state.regions and slug not in state.regions:
            continue
        for kind in KINDS:
            own = replace(state, regions=(str(slug),), entity_type=kind)
            for row in waves_of(snapshot, own):
                yield (*_wave_cells(row, str(name), kind), origin, cutoff)


def _wave_cells(row: WaveMean, region: str, kind: str) -> tuple[Cell, ...]:
    score = None if np.isnan(row.score) else round(row.score, DECIMALS)
    return (row.question, row.label, row.wave, region, kind, row.first, row.last, score, row.n)


def _facts(
    snapshot: Snapshot, state: ViewState, title: str, key: str, table: str, cutoff: date
) -> tuple[tuple[str, str], ...]:
    about = About(
        title=title,
        filters=describe_filters(snapshot.model, replace(state, entity_type=MUNICIPIO)),
        cutoff=day(cutoff),
        address=address(f"/descargas-lista/{key}.csv", state),
        tables=(table,),
        origins=origins_in(snapshot.model, table),
    )
    return facts_of(snapshot, about)
