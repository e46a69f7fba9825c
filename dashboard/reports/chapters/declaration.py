"""The chapters of the report, declared: key, title, what they hold, when they apply and how they are built.

A chapter joins the report by one entry of `DECLARED`. `Every` stands for one chapter per phase of the model,
so that a phase III that comes as data brings its own. Chapters are built of figures by key
(`dashboard/figures/printed/catalogue.py`) and of tables (`tables.py` and its neighbours); how they look is
the writers'.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.core.state import ViewState
from dashboard.core.wording import roman
from dashboard.indicators.rules import cutoff_of
from dashboard.indicators.rules.declaration import phase_status_at
from dashboard.indicators.snapshot import Snapshot
from dashboard.reports.blocks import Block, Chapter, OwnText
from dashboard.reports.chapters import closing, decree, kpt, opening, perception, results, story, team

OWN_TEXT: Final = "[Texto propio: escriba aquí su análisis de «{}», o borre este párrafo.]"
Build = Callable[[Snapshot, ViewState], tuple[Block, ...]]
Applies = Callable[[Snapshot, ViewState], bool]


def always(snapshot: Snapshot, scope: ViewState) -> bool:
    """Whether a chapter that needs nothing applies: it does."""
    return True


@dataclass(frozen=True, kw_only=True)
class ChapterSpec:
    """One declared chapter.

    Attributes:
        key: stable name.
        title: Spanish.
        holds: what it holds, in one sentence, for who chooses.
        applies: whether a place and cut-off have anything to say in it.
        build: makes its blocks; figures and tables get their numbers later.
    """

    key: str
    title: str
    holds: str
    build: Build
    applies: Applies = always


@dataclass(frozen=True, kw_only=True)
class Every:
    """One chapter per phase of the model, made of a phase's key; `which` phases, of all in order."""

    of: Callable[[str], ChapterSpec]
    which: Callable[[Sequence[str]], Sequence[str]]


def first_phase(phases: Sequence[str]) -> Sequence[str]:
    """Return the first phase: what follows from it stands between it and the others."""
    return phases[:1]


def later_phases(phases: Sequence[str]) -> Sequence[str]:
    """Return the phases after the first."""
    return phases[1:]


def phase_chapter(key: str) -> ChapterSpec:
    """Declare the chapter of one phase."""

    def has_begun(snapshot: Snapshot, scope: ViewState) -> bool:
        return phase_status_at(snapshot.model, key, cutoff_of(snapshot.model, scope)) is not None

    return ChapterSpec(
        key=f"fase-{key}",
        title=f"Resultados de la fase {roman(key)}",
        holds="Avance en mapa y por región, pasos, hitos, curvas y gobernaciones.",
        build=lambda snapshot, scope: results.phase(snapshot, scope, key),
        applies=has_begun,
    )


DECLARED: Final[tuple[ChapterSpec | Every, ...]] = (
    ChapterSpec(
        key="resumen",
        title="Resumen ejecutivo",
        holds="Los hallazgos en frases y las cifras principales de cada fase.",
        build=opening.summary,
    ),
    ChapterSpec(
        key="marco-legal",
        title="Marco legal",
        holds="Las normas de los planes de desarrollo, con sus pasos y fechas.",
        build=story.legal_frame,
    ),
    ChapterSpec(
        key="antecedentes",
        title="Antecedentes, momentos y fases",
        holds="Lo que vino antes, con sus cifras, los momentos de la estrategia y sus fases.",
        build=story.antecedents,
    ),
    ChapterSpec(
        key="estructura",
        title="Arquitectura de la estrategia",
        holds="Niveles, equipo, ecosistemas, hitos mes a mes y Monitoreo 360.",
        build=story.structure,
    ),
    ChapterSpec(
        key="focalizacion",
        title="Focalización de los municipios",
        holds="Los universos de focalización.",
        build=opening.focalisation,
    ),
    ChapterSpec(
        key="cobertura",
        title="Cobertura de la estrategia",
        holds="A qué entidades llega cada fase y con qué socio, en mapas y tabla.",
        build=opening.coverage,
    ),
    ChapterSpec(
        key="pandemia",
        title="La pandemia y la estrategia",
        holds="Lo que cambió y las medidas que se tomaron.",
        build=story.emergency,
    ),
    ChapterSpec(
        key="decreto-683",
        title="Decreto 683 de 2020",
        holds="Quién acogió el plazo ampliado, cuándo se aprobaron los planes y qué plazos vencieron.",
        build=decree.decree,
    ),
    Every(of=phase_chapter, which=first_phase),
    ChapterSpec(
        key="kpt",
        title="Uso del Kit de Planeación Territorial",
        holds="Quién usó el KPT, qué módulos, y el avance de quienes lo usaron y de quienes no.",
        build=kpt.kpt,
        applies=kpt.is_known,
    ),
    ChapterSpec(
        key="encuesta",
        title="Percepción de los usuarios",
        holds="Calificaciones con su intervalo por dimensión, ola, región y funcionario; las conclusiones.",
        build=perception.perception,
        applies=perception.has_answers,
    ),
    ChapterSpec(
        key="equipo",
        title="Equipo, asesorías y puntualidad",
        holds="Asesorías, carga por código de asesor, cuándo llegan los reportes y el cuestionario de julio.",
        build=team.team,
        applies=results.has_status,
    ),
    ChapterSpec(
        key="retos",
        title="Retos por región",
        holds="Los que el informe identifica en cada región.",
        build=story.regional_challenges,
        applies=story.has_challenges,
    ),
    ChapterSpec(
        key="lecciones",
        title="Lecciones aprendidas",
        holds="Técnicas, operativas y de la coyuntura.",
        build=story.lessons_learned,
    ),
    ChapterSpec(
        key="beneficiarias",
        title="Municipios de la fase II",
        holds="La lista de los municipios cubiertos.",
        build=story.beneficiaries,
        applies=story.has_beneficiaries,
    ),
    Every(of=phase_chapter, which=later_phases),
    ChapterSpec(
        key="rezago",
        title="Entidades adelante y entidades rezagadas",
        holds="Los municipios con más y con menos avance de la fase en curso, y los que no reportan.",
        build=results.leaders_and_laggards,
        applies=results.has_status,
    ),
    ChapterSpec(
        key="cambios",
        title="Cambios desde el corte anterior",
        holds="Quién avanzó, quién sigue igual y quién retrocedió.",
        build=results.changed,
        applies=results.has_earlier,
    ),
    ChapterSpec(
        key="hallazgos",
        title="Hallazgos por regla",
        holds="Lo que las reglas encuentran en lo reportado; ningún dato se corrige.",
        build=closing.by_rule,
    ),
    ChapterSpec(
        key="anexo",
        title="Anexo: metodología y fuentes",
        holds="Cómo se calcula, de dónde sale cada dato y cifras publicadas junto a las calculadas.",
        build=closing.annex,
    ),
)


def chapters_of(snapshot: Snapshot, scope: ViewState) -> Iterator[ChapterSpec]:
    """Yield the chapters that apply to a place and cut-off, in the order of the report."""
    for declared in DECLARED:
        yield from (spec for spec in _specs(declared, snapshot) if spec.applies(snapshot, scope))


def _specs(declared: ChapterSpec | Every, snapshot: Snapshot) -> tuple[ChapterSpec, ...]:
    if isinstance(declared, Every):
        return tuple(declared.of(key) for key in declared.which(sorted(snapshot.model.phases)))
    return (declared,)


def build_chapter(spec: ChapterSpec, snapshot: Snapshot, scope: ViewState) -> Chapter:
    """Build a chapter; at its end there is a gap for the analyst's own text."""
    own = OwnText(OWN_TEXT.format(spec.title))
    return Chapter(spec.key, spec.title, (*spec.build(snapshot, scope), own))
