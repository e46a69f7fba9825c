"""The printed figures of one entity's profile: phases, milestones, curve, peers and survey."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
import plotly.graph_objects as go

from dashboard.core.cells import Cell
from dashboard.core.pages import PROFILE
from dashboard.core.scales import PROGRESS, RATING
from dashboard.core.state import ViewState, to_query
from dashboard.core.theme import BEHIND, BLUE, INK, PICKED, SECOND, SERIES, TRACK
from dashboard.core.wording import number, sample
from dashboard.figures.bars import Bar, bars_figure
from dashboard.figures.blank import blank_figure
from dashboard.figures.printed.addresses import address_of
from dashboard.figures.printed.cells import HUNDREDTH, SOURCE, TENTH, WHOLE, known, source_meanings
from dashboard.figures.printed.printed_figure import Key, PrintedFigure, Table
from dashboard.figures.profile import curve_figure, standings_figure, strip_figure
from dashboard.figures.ticks import ticks
from dashboard.indicators.decomposition import Contribution, Decomposition, StagePart
from dashboard.indicators.entity_survey import Rating
from dashboard.indicators.measures import cutoff_position
from dashboard.indicators.provenance import ANSWERS, REPORTS, certainties, origins_in
from dashboard.indicators.resolved import measured, resolve_view
from dashboard.indicators.snapshot import Snapshot
from dashboard.views.peers import Mean, Position, Standing, curve_sentence, places_of, standing_sentence
from dashboard.views.profile import PhaseDetail, Profile, build_profile, caption, phase_in_focus
from data.contracts import CERTAINTY

ENTITY: Final = ("codigo", "nombre")
SCORE_ENDS: Final = (1.0, 5.0)
SCORE_TICKS: Final = (1, 2, 3, 4, 5)
RATING_KEYS: Final = tuple(Key(band.label, band.colour, band.hatch) for band in RATING.bands)


@dataclass(frozen=True, eq=False)
class _Sheet:
    """The profile of the entity of a view, and what its figures are computed from.

    `asked` is the view as it is asked for.
    """

    snapshot: Snapshot
    asked: ViewState

    @property
    def state(self) -> ViewState:
        """The view with its cut-off."""
        return replace(self.asked, cutoff=self.cutoff)

    @cached_property
    def profile(self) -> Profile:
        return build_profile(self.snapshot, self.state, self.state.entity)

    @cached_property
    def shown(self) -> Standing | None:
        """The phase whose milestones the page shows."""
        return phase_in_focus(self.snapshot, self.state, self.profile.standings)

    @property
    def cutoff(self) -> date:
        return self.asked.cutoff or self.snapshot.model.cutoffs[-1]

    @property
    def who(self) -> tuple[Cell, ...]:
        """Code and name, the first cells of every row."""
        return self.profile.code, self.profile.name

    def source(self, table: str = REPORTS) -> tuple[Cell, ...]:
        """Origin and cut-off, the last cells of every row."""
        return self.snapshot.model.origins[table], self.cutoff

    def progress_origin(self, phase: str) -> str:
        """Return where the progress of the entity in a phase comes from."""
        view = ViewState(indicator=f"avance-fase-{phase}", cutoff=self.cutoff)
        resolved = resolve_view(self.snapshot.indicators, self.snapshot.model, view)
        found = measured(resolved, self.snapshot.model)
        ranks = certainties(resolved.indicator, self.snapshot.model, resolved.context, found)
        return CERTAINTY[ranks[self.snapshot.model.entities.index.get_loc(self.profile.code)]]

    def printed(self, **parts: Any) -> PrintedFigure:  # noqa: ANN401
        """Return a printed figure of this page: what all of them share, and the parts of one.

        `n` of the parts is the sentence of who counts; the caption begins with the entity and it. `tables`
        are those that the figure is made of.
        """
        profile, tables = self.profile, parts.pop("tables", (REPORTS,))
        head = f"{profile.name} ({profile.code}), {profile.place}. {parts.pop('n')}"
        indicator = parts.get("indicator", self._indicator)
        view = replace(self.state.without("entity"), indicator=indicator)
        shared: dict[str, Any] = {
            "indicator": indicator,
            "address": address_of(self.snapshot, PROFILE, view, self.cutoff, profile.code),
            "query": to_query(replace(self.state, indicator=indicator)),
            "finding": profile.finding,
            "reading": "",
            "caption": f"{head} {caption(self.snapshot, self.cutoff, *tables)}",
            "cutoff": self.cutoff.isoformat(),
            "level": str(self.snapshot.model.entities.at[profile.code, "kind"]),
            "origins": origins_in(self.snapshot.model, *tables),
        }
        made = shared | parts
        made["title"] = f"{profile.name}: {made['title']}"
        return PrintedFigure(**{"alt": f"{made['title']}. {made['finding']}", **made})

    @property
    def _indicator(self) -> str:
        """Progress of the phase in focus; without one, that of the last phase."""
        phase = max(self.snapshot.model.phases) if self.shown is None else self.shown.phase
        return f"avance-fase-{phase}"

    def nearest_n(self) -> str:
        """Say how many entities the nearest group of the phase in focus has, with report and without."""
        means = () if self.shown is None else self.shown.means
        if not means:
            return f"{sample(0)}."
        return f"{means[0].label}: {sample(means[0].n)} con reporte, {number(means[0].missing)} sin reporte."


# ---- phases ---------------------------------------------------------------------------------------------


def phases_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the progress of the entity in each phase beside the means of the groups it belongs to."""
    sheet = _Sheet(snapshot, state)
    drawn = [item for item in sheet.profile.standings if item.is_open]
    return sheet.printed(
        key="fases",
        title="avance por fase, junto a los promedios",
        finding=" ".join(standing_sentence(item) for item in sheet.profile.standings),
        reading="Barra: la entidad. Puntos: el promedio de cada grupo. n: entidades con reporte, del mismo "
        "tipo.",
        figure=standings_figure(drawn) if drawn else blank_figure(sheet.profile.finding),
        legend=tuple(Key(band.label, band.colour, band.hatch) for band in PROGRESS.bands),
        table=_phases_table(sheet),
        n=sheet.nearest_n(),
    )


def _phases_table(sheet: _Sheet) -> Table:
    return Table(
        head=(*ENTITY, "fase", "grupo", "valor", "n", "sin_dato", "estado", *SOURCE),
        rows=tuple(row for item in sheet.profile.standings for row in _standing_rows(sheet, item)),
        formats={"valor": TENTH, "n": WHOLE, "sin_dato": WHOLE},
        meanings=source_meanings(
            codigo="Código DIVIPOLA de la entidad, como texto.",
            nombre="Nombre de la entidad.",
            fase="Fase de la estrategia.",
            grupo="De quién es el valor: la entidad, o el promedio de un grupo suyo.",
            valor="Avance (0 a 100); vacío, sin dato.",
            n="Entidades con reporte.",
            sin_dato="Entidades asistidas sin reporte.",
            estado="Qué se sabe de la entidad en la fase.",
        ),
    )


def _standing_rows(sheet: _Sheet, item: Standing) -> list[tuple[Cell, ...]]:
    is_silent = math.isnan(item.value)
    itself = Mean("Esta entidad", "", item.value, int(not is_silent), int(item.is_open and is_silent))
    state = item.words if is_silent else "con avance" if item.value else "0 %"
    origin, cutoff = sheet.source()
    own = sheet.progress_origin(item.phase)
    return [
        (
            *sheet.who,
            item.phase,
            mean.label,
            known(mean.value),
            mean.n,
            mean.missing,
            state if mean is itself else "",
            own if mean is itself else origin,
            _cutoff_of(sheet, item.phase) or cutoff,
        )
        for mean in (itself, *item.means)
    ]


def _cutoff_of(sheet: _Sheet, key: str) -> Cell:
    """Return the last cut-off of a phase that counts; None when it had not begun."""
    phase = sheet.snapshot.model.phases[key]
    position = cutoff_position(phase, sheet.cutoff)
    return phase.cutoffs[position] if position >= 0 else None


# ---- milestones -----------------------------------------------------------------------------------------


def milestones_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return how the percentage of the entity is made: what each milestone adds, of how much it can."""
    sheet = _Sheet(snapshot, state)
    detail = sheet.profile.detail
    name = "de la fase" if detail is None else f"de la {detail.name}"
    return sheet.printed(
        key="hitos",
        title=f"de dónde sale su porcentaje {name}",
        finding=f"{sheet.profile.finding} {'' if detail is None else detail.next_step}".strip(),
        reading="Aporta = peso del hito × fracción reportada; la suma es el avance.",
        figure=blank_figure(sheet.profile.finding) if detail is None else _parts_figure(detail.decomposition),
        legend=(Key("lo que aporta (puntos)", SERIES), Key("lo más que puede aportar: su peso", TRACK)),
        table=_parts_table(sheet, detail),
        n=f"{sample(1)}.",
    )


def _parts_figure(parts: Decomposition) -> go.Figure:
    bars = [
        bar
        for stage in parts.stages
        for bar in (_stage_bar(stage, parts), *(_part_bar(item, parts) for item in stage.milestones))
    ]
    heaviest = max(bar.track for bar in bars)
    return bars_figure(bars, 0.0, heaviest, ticks(0.0, heaviest))


def _stage_bar(stage: StagePart, parts: Decomposition) -> Bar:
    added = stage.shown if parts.reported else "—"
    return Bar(
        label=f"{stage.stage}. {stage.name}", text=f"aporta {added} de {stage.shown_weight}", is_head=True
    )


def _part_bar(item: Contribution, parts: Decomposition) -> Bar:
    return Bar(
        label=item.name if item.name.startswith("Hito ") else f"{item.milestone}. {item.name}",
        text=f"aporta {item.shown if parts.reported else '—'} de {item.shown_weight}",
        value=item.points if parts.reported else None,
        track=item.weight,
    )


def _parts_table(sheet: _Sheet, detail: PhaseDetail | None) -> Table:
    phase = "" if sheet.shown is None else sheet.shown.phase
    stages = () if detail is None else detail.decomposition.stages
    reported = detail is not None and detail.decomposition.reported
    head = ("fase", "etapa", "etapa_nombre", "hito", "hito_nombre", "reportado", "aporta", "peso", "nota")
    return Table(
        head=(*ENTITY, *head, *SOURCE),
        rows=tuple(
            (
                *sheet.who,
                phase,
                stage.stage,
                stage.name,
                item.milestone,
                item.name,
                known(100 * item.fraction),
                known(item.points) if reported else None,
                known(item.weight),
                item.note or None,
                *sheet.source(),
            )
            for stage in stages
            for item in stage.milestones
        ),
        formats={
            "etapa": WHOLE,
            "hito": WHOLE,
            "reportado": TENTH,
            "aporta": HUNDREDTH,
            "peso": HUNDREDTH,
        },
        meanings=source_meanings(
            codigo="Código DIVIPOLA de la entidad, como texto.",
            nombre="Nombre de la entidad.",
            fase="Fase de la estrategia.",
            etapa="Número de la etapa.",
            etapa_nombre="Nombre de la etapa.",
            hito="Número del hito.",
            hito_nombre="Nombre del hito.",
            reportado="Fracción reportada del hito (0 a 100); vacío, nunca reportado.",
            aporta="Puntos que el hito aporta al avance de la fase.",
            peso="Lo más que puede aportar, en puntos.",
            nota="Lo que es dudoso de su nombre o de su peso en la fuente.",
        ),
    )


# ---- curve ----------------------------------------------------------------------------------------------


def curve_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the progress of the entity at every cut-off, with the mean of the nearest group behind it."""
    sheet = _Sheet(snapshot, state)
    curves, behind = sheet.profile.curves, sheet.profile.behind
    sentences = " ".join(curve_sentence(curve, behind) for curve in curves)
    return sheet.printed(
        key="curva",
        title="su curva, corte a corte",
        finding=sentences or sheet.profile.finding,
        figure=curve_figure(curves, behind) if curves else blank_figure(sheet.profile.finding),
        legend=(
            Key("esta entidad", PICKED, sign="line"),
            Key(f"promedio de {behind or 'su grupo'}", BEHIND, sign="plain-line"),
        ),
        table=Table(
            head=(*ENTITY, "fase", "fecha", "valor", "promedio_grupo", "n", *SOURCE),
            rows=tuple(
                (*sheet.who, curve.phase, when, known(own), known(mean), n, *sheet.source())
                for curve in curves
                for when, own, mean, n in zip(curve.days, curve.own, curve.behind, curve.counts, strict=True)
            ),
            formats={"valor": TENTH, "promedio_grupo": TENTH, "n": WHOLE},
            meanings=source_meanings(
                codigo="Código DIVIPOLA de la entidad, como texto.",
                nombre="Nombre de la entidad.",
                fase="Fase de la estrategia.",
                fecha="Corte del punto de la curva.",
                valor="Avance de la entidad (0 a 100); vacío, antes de su primer reporte.",
                promedio_grupo=f"Promedio de {behind or 'su grupo'} en el mismo corte.",
                n="Entidades del grupo con reporte.",
            ),
        ),
        n=sheet.nearest_n(),
    )


# ---- peers ----------------------------------------------------------------------------------------------


def peers_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the place of the entity among its peers: its universe, or the other gobernaciones."""
    sheet = _Sheet(snapshot, state)
    detail = sheet.profile.detail
    position = None if detail is None else detail.position
    return sheet.printed(
        key="pares",
        title="su puesto entre sus pares",
        finding=_no_peers(sheet) if position is None else position.sentence,
        reading="" if detail is None or position is None else _peers_reading(detail),
        figure=blank_figure(_no_peers(sheet)) if position is None else strip_figure(position, _own(detail)),
        legend=(
            Key("una entidad con reporte", BLUE, sign="upright"),
            Key("esta entidad", PICKED, sign="triangle"),
            Key("mediana", INK, sign="upright"),
        ),
        table=_peers_table(sheet, position),
        n=f"{sample(0)}."
        if position is None
        else f"{sample(position.n)} con reporte, {number(position.missing)} sin reporte.",
    )


def _no_peers(sheet: _Sheet) -> str:
    if sheet.profile.detail is None:
        return sheet.profile.finding
    return f"{sheet.profile.name} no tiene universo de focalización: no hay pares con los que compararla."


def _own(detail: PhaseDetail | None) -> float:
    is_known = detail is not None and detail.decomposition.reported
    return detail.decomposition.points if detail is not None and is_known else math.nan


def _peers_reading(detail: PhaseDetail) -> str:
    return (
        f"F{detail.name[1:]}, corte del {detail.cutoff}. Cada raya es una entidad con reporte; la línea "
        "negra, la mediana; el triángulo, esta entidad."
    )


def _peers_table(sheet: _Sheet, position: Position | None) -> Table:
    values = () if position is None else position.values
    names = () if position is None else position.names
    phase = "" if sheet.shown is None else sheet.shown.phase
    return Table(
        head=("fase", "puesto", "nombre_par", "valor", *SOURCE),
        rows=tuple(
            (phase, int(place), name, known(value), *sheet.source())
            for place, name, value in zip(places_of(np.array(values)), names, values, strict=True)
        ),
        formats={"puesto": WHOLE, "valor": TENTH},
        meanings=source_meanings(
            fase="Fase de la estrategia.",
            puesto="1 es el más alto; los que se imprimen iguales, con un decimal, comparten el mejor.",
            nombre_par="Entidad con reporte entre sus pares, ella incluida.",
            valor="Avance de la fase (0 a 100).",
        ),
    )


# ---- survey ---------------------------------------------------------------------------------------------


def survey_printed(snapshot: Snapshot, state: ViewState) -> PrintedFigure:
    """Return the ratings of the entity beside those of its region; with too few answers, it says so."""
    sheet = _Sheet(snapshot, state)
    survey = sheet.profile.survey
    answers = max((rating.n for rating in survey.ratings), default=0)
    return sheet.printed(
        key="encuesta",
        indicator="calificacion-encuesta",
        tables=(ANSWERS,),
        title="encuesta a los usuarios",
        finding=survey.sentence,
        reading="Barra: la entidad. Punto: su región. De 1 a 5." if survey.ratings else "",
        figure=_ratings_figure(survey.ratings) if survey.ratings else blank_figure(survey.sentence),
        legend=(*RATING_KEYS, Key("promedio de su región", SECOND, sign="dot")) if survey.ratings else (),
        table=_ratings_table(sheet, survey.ratings),
        n=f"{sample(answers)} respuestas en la pregunta que más tiene." if answers else f"{sample(0)}.",
    )


def _ratings_figure(ratings: Sequence[Rating]) -> go.Figure:
    bars = [
        Bar(
            label=rating.question,
            value=rating.score,
            dot=None if math.isnan(rating.region_score) else rating.region_score,
            colour=RATING.bands[RATING.band_of(rating.score)].colour,
            text=f"{number(rating.score, 1)} ({sample(rating.n)}); "
            f"región {_score(rating.region_score)} ({sample(rating.region_n)})",
        )
        for rating in ratings
    ]
    return bars_figure(bars, *SCORE_ENDS, SCORE_TICKS)


def _score(score: float) -> str:
    return "reservada" if math.isnan(score) else number(score, 1)


def _ratings_table(sheet: _Sheet, ratings: Sequence[Rating]) -> Table:
    return Table(
        head=(*ENTITY, "pregunta", "calificacion", "n", "calificacion_region", "n_region", *SOURCE),
        rows=tuple(
            (
                *sheet.who,
                rating.question,
                known(rating.score),
                rating.n,
                known(rating.region_score),
                rating.region_n,
                *sheet.source(ANSWERS),
            )
            for rating in ratings
        ),
        formats={
            "calificacion": HUNDREDTH,
            "calificacion_region": HUNDREDTH,
            "n": WHOLE,
            "n_region": WHOLE,
        },
        meanings=source_meanings(
            codigo="Código DIVIPOLA de la entidad, como texto.",
            nombre="Nombre de la entidad.",
            pregunta="Pregunta de la encuesta; solo las que tienen respuestas suficientes.",
            calificacion="Promedio de la entidad (1 a 5).",
            n="Respuestas de la entidad.",
            calificacion_region="Promedio de su tipo de entidad en su región (1 a 5); vacío, reservado.",
            n_region="Respuestas de las entidades de su tipo en su región.",
        ),
    )
