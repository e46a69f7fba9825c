"""The indicators, declared once.

Map, bars, table, sentence, export, glossary and reconciliation are functions of these declarations; a
number that is wrong anywhere is mended here or in its measure. Coverage and progress are declared for
every phase that the milestone catalogue holds, so a phase added as data brings its own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.core.kept import kept_with
from dashboard.core.scales import (
    ASSISTED,
    CONTINUITY,
    DAYS,
    PARTNER,
    PROGRESS,
    RATING,
    SHARE,
    UNIVERSE,
    Scale,
    yes_no,
)
from dashboard.core.wording import GAP, roman
from dashboard.indicators import measures
from dashboard.indicators.measures import Measure
from dashboard.indicators.survey_release import GENERAL, MINIMUM_ANSWERS, Release, release_of
from data.model import Model


class Unit(StrEnum):
    """What a value is counted in; decides decimals, suffix and the words for a difference."""

    PERCENT = "%"
    DAYS = "días"
    POINTS = "puntos (1 a 5)"


FACTOR: Final = {Unit.PERCENT: 100.0, Unit.DAYS: 1.0, Unit.POINTS: 1.0}
DECIMALS: Final = {Unit.PERCENT: 1, Unit.DAYS: 0, Unit.POINTS: 2}
SUFFIX: Final = {Unit.PERCENT: f"{GAP}%", Unit.DAYS: f"{GAP}días", Unit.POINTS: ""}


class Kind(StrEnum):
    """How an indicator behaves on screen."""

    PROGRESS = "avance"  # numeric for entities and groups; the four states apply
    ATTRIBUTE = "atributo"  # category for entities, share of yes for groups
    CATEGORY = "categoria"  # category for entities, the predominant one for groups


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One declared indicator.

    Attributes:
        key: in addresses and exports; never reused for another meaning.
        label: Spanish, as DNP writes it.
        question: what it answers, in one sentence.
        numerator, denominator: their meaning in words, for the glossary and every export.
        measure: their arithmetic.
        unit: of the value of a group (and of an entity, unless categorical).
        scale: classes of an entity's value.
        group_scale: classes of a group's value.
        source: keys of `data.sources`, the one that its captions cite first.
        attributes: columns of the table of entities that it is made of; none when it is of another table.
        phase: key of the phase it belongs to, or empty when the view's phase of reference decides.
        release: which values may be told without giving away what one or two people answered; None, all.
        higher_is_better: direction, for sentences that name who leads and who lags.
        outside_code: category that means "not assisted" and is drawn as that state; empty for none.
        control: ids of `cifras_informe.csv` that it must reproduce.
        caveats: sentences that go with every figure of it.
        simulation_caveats: those that go with it only while something it shows is simulated.
    """

    key: str
    label: str
    question: str
    numerator: str
    denominator: str
    measure: Measure
    scale: Scale
    group_scale: Scale
    source: tuple[str, ...]
    kind: Kind = Kind.PROGRESS
    unit: Unit = Unit.PERCENT
    attributes: tuple[str, ...] = ()
    phase: str = ""
    release: Callable[[Model], Release] | None = None
    higher_is_better: bool = True
    outside_code: str = ""
    control: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    simulation_caveats: tuple[str, ...] = ()

    @property
    def factor(self) -> float:
        """What numerator over denominator is multiplied by."""
        return FACTOR[self.unit]

    @property
    def decimals(self) -> int:
        """Decimals on screen."""
        return DECIMALS[self.unit]

    @property
    def suffix(self) -> str:
        """What follows the number on screen."""
        return SUFFIX[self.unit]

    @property
    def changes_with_time(self) -> bool:
        """Whether its values come from dated reports, so that two cut-offs can be compared."""
        return self.source[0] == "milestone_reports"

    @property
    def has_zero_state(self) -> bool:
        """Whether «0 %» is told apart from «con avance»: progress only; a share of zero is just low."""
        return self.changes_with_time and self.unit is Unit.PERCENT

    @property
    def needs_milestone(self) -> bool:
        """Whether the view must say which stage or milestone."""
        return self.key in ("avance-etapa", "hito")


REPORTS: Final = ("milestone_reports", "milestones_1", "milestones_2")
ENTITIES: Final = ("entities",)
PROGRESS_CONTROL: Final = {"1": ("F1-AVANCE", "F1-MUN-AVANCE", "F1-GOB-AVANCE"), "2": ("F2-AVANCE",)}
COVERAGE_CONTROL: Final = {"1": ("F1-MUN-RES", "F1-GOB"), "2": ("F2-MUN", "F2-GOB")}
WITH_REPORT: Final = "El promedio es de las entidades con reporte; las que no reportan se cuentan aparte."
WITHHELD: Final = (
    f"No se publica ninguna calificación de menos de {MINIMUM_ANSWERS} respuestas, ni la que permitiría "
    "deducirla restando otras."
)
PROGRESS_SIMULATED: Final = {
    "2": (
        "El informe imprime 10\xa0% para Santanderes; la lectura es dudosa (podría ser 40\xa0%) y "
        "se conserva.",
    ),
}


def _phase_indicators(phase: str) -> tuple[Indicator, Indicator]:
    """Declare coverage and progress of one phase."""
    name = f"fase {roman(phase)}"
    return (
        Indicator(
            key=f"cobertura-fase-{phase}",
            label=f"Cobertura de la {name}",
            question=f"¿A qué entidades llega la {name} de la estrategia?",
            numerator=f"entidades asistidas en la {name}",
            denominator="entidades del territorio",
            measure=measures.coverage,
            kind=Kind.ATTRIBUTE,
            scale=ASSISTED,
            outside_code="no",
            group_scale=SHARE,
            source=ENTITIES,
            attributes=(f"phase_{phase}",),
            phase=phase,
            control=COVERAGE_CONTROL.get(phase, ()),
        ),
        Indicator(
            key=f"avance-fase-{phase}",
            label=f"Avance de la {name}",
            question=f"¿Cuánto han avanzado las entidades en los hitos de la {name}?",
            numerator="suma de peso × fracción reportada de cada hito",
            denominator="suma de pesos (100) de cada entidad asistida con reporte",
            measure=measures.progress,
            scale=PROGRESS,
            group_scale=PROGRESS,
            source=REPORTS,
            phase=phase,
            control=PROGRESS_CONTROL.get(phase, ()),
            caveats=(WITH_REPORT,),
            simulation_caveats=PROGRESS_SIMULATED.get(phase, ()),
        ),
    )


COMMON: Final = (
    Indicator(
        key="avance-etapa",
        label="Avance de una etapa",
        question="¿Cuánto se ha cumplido de una etapa de la fase?",
        numerator="suma de peso en la etapa × fracción reportada",
        denominator="suma de pesos de la etapa (100) de cada entidad asistida con reporte",
        measure=measures.stage_progress,
        scale=PROGRESS,
        group_scale=PROGRESS,
        source=REPORTS,
    ),
    Indicator(
        key="hito",
        label="Cumplimiento de un hito",
        question="¿Cuánto se ha cumplido de un hito?",
        numerator="fracción reportada del hito",
        denominator="entidades asistidas con reporte",
        measure=measures.milestone_completion,
        scale=PROGRESS,
        group_scale=PROGRESS,
        source=REPORTS,
        caveats=("Un hito sin reporte, en una entidad que reporta otros, cuenta como 0.",),
    ),
    Indicator(
        key="universo",
        label="Universo de focalización",
        question="¿Con qué criterio se focalizó cada municipio?",
        numerator="municipios del universo predominante",
        denominator="municipios con universo",
        measure=measures.universe,
        kind=Kind.CATEGORY,
        scale=UNIVERSE,
        group_scale=UNIVERSE,
        source=("entities", "universes"),
        control=("UNI-BAJOS", "UNI-ALTOS"),
        attributes=("universe",),
        simulation_caveats=(
            "El informe publica el tamaño de cada universo, no su lista: la asignación se simula.",
        ),
    ),
    Indicator(
        key="decreto-683",
        label="Decreto 683 de 2020",
        question="¿Quién se acogió al plazo ampliado del Decreto 683?",
        numerator="entidades que acogieron el Decreto 683",
        denominator="entidades del territorio",
        measure=measures.decree_683,
        kind=Kind.ATTRIBUTE,
        scale=yes_no("acogió el Decreto 683", "no lo acogió"),
        group_scale=SHARE,
        source=("entities", "decree_683_departments"),
        control=("D683-MUN-N", "D683-MUN-PCT", "D683-DEP-PCT"),
        attributes=("decree_683",),
        simulation_caveats=("Los 7 departamentos son publicados; la lista de los 308 municipios se simula.",),
    ),
    Indicator(
        key="uso-kpt",
        label="Uso del KPT",
        question="¿Quién usó el Kit de Planeación Territorial?",
        numerator="entidades que usaron al menos un módulo del KPT",
        denominator="entidades con medición de uso",
        measure=measures.kpt_used,
        kind=Kind.ATTRIBUTE,
        scale=yes_no("usó el KPT", "no lo usó"),
        group_scale=SHARE,
        source=ENTITIES,
        attributes=("kpt_used",),
        control=("KPT-GOB", "KPT-MUN-DNP", "KPT-MUN-NO"),
    ),
    Indicator(
        key="pdet",
        label="Municipios PDET",
        question="¿Qué municipios son de un Programa de Desarrollo con Enfoque Territorial?",
        numerator="municipios PDET",
        denominator="municipios del territorio",
        measure=measures.pdet,
        kind=Kind.ATTRIBUTE,
        scale=yes_no("PDET", "no PDET"),
        group_scale=SHARE,
        source=("pdet",),
        attributes=("pdet",),
        control=("F1-ART",),
    ),
    Indicator(
        key="socio",
        label="Socio que asiste (fase I)",
        question="¿Qué socio de la estrategia asistió a cada entidad en la fase I?",
        numerator="entidades del socio predominante",
        denominator="entidades asistidas en la fase I",
        measure=measures.partner,
        kind=Kind.CATEGORY,
        scale=PARTNER,
        group_scale=PARTNER,
        source=ENTITIES,
        phase="1",
        control=("F1-DNP", "F1-DAFP", "F1-ART"),
        attributes=("partner",),
        simulation_caveats=("De las 211 entidades que el informe atribuye al DAFP, 6 son gobernaciones.",),
    ),
    Indicator(
        key="continuidad",
        label="Continuidad de la fase I a la II",
        question="¿Qué entidades de la fase II venían de la fase I?",
        numerator="entidades de la fase II que venían de la fase I",
        denominator="entidades de la fase II",
        measure=measures.continuity,
        kind=Kind.ATTRIBUTE,
        scale=CONTINUITY,
        group_scale=SHARE,
        source=ENTITIES,
        attributes=("phase_1", "phase_2"),
        control=("F2-CONTINUAN-MUN", "F2-CONTINUAN-GOB"),
    ),
    Indicator(
        key="dias-sin-reporte",
        label="Días desde el último reporte",
        question="¿Quién dejó de reportar?",
        numerator="días entre el último reporte y el corte",
        denominator="entidades asistidas con algún reporte",
        measure=measures.days_since_report,
        unit=Unit.DAYS,
        scale=DAYS,
        group_scale=DAYS,
        source=REPORTS,
        higher_is_better=False,
    ),
    Indicator(
        key="calificacion-encuesta",
        label="Calificación de los usuarios",
        question="¿Cómo califican los usuarios la asistencia?",
        numerator="suma de calificaciones de la pregunta general",
        denominator="respuestas",
        measure=measures.rating,
        unit=Unit.POINTS,
        scale=RATING,
        group_scale=RATING,
        source=("survey_answers",),
        phase="1",
        release=lambda model: release_of(model, GENERAL),
        control=("ENC-GENERAL",),
        caveats=("Muestra aleatoria mensual: pocas entidades responden y n es pequeño.", WITHHELD),
    ),
)


def declare(phases: Iterable[str]) -> dict[str, Indicator]:
    """Return every indicator by key, for the phases of a model, in the order screens list them."""
    by_phase = [indicator for phase in sorted(phases, reverse=True) for indicator in _phase_indicators(phase)]
    progress = [i for i in by_phase if i.kind is Kind.PROGRESS]
    coverage = [i for i in by_phase if i.kind is not Kind.PROGRESS]
    return {indicator.key: indicator for indicator in (*progress, *COMMON[:2], *coverage, *COMMON[2:])}


@kept_with()
def declared(model: Model) -> dict[str, Indicator]:
    """Return every indicator of a model by key."""
    return declare(model.phases)
