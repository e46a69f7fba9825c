"""The means of the survey with n, population and interval, by wave, region, level of government and official.

A mean is told where `survey_release` allows it; its interval with it: both are sums over the same people.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from dashboard.core.kept import kept_with
from dashboard.core.state import GOBERNACION, MUNICIPIO, ViewState
from dashboard.indicators.entity_survey import DIMENSIONS, question_label
from dashboard.indicators.intervals import UNKNOWN, Interval, mean_interval
from dashboard.indicators.measures import BoolArray, FloatArray
from dashboard.indicators.selection import selected
from dashboard.indicators.snapshot import Snapshot
from dashboard.indicators.survey_release import GENERAL, release_of
from dashboard.indicators.survey_waves import survey_cutoff
from data.contracts import OFFICIAL_LEVELS
from data.model import Model

GOVERNMENTS: Final = {MUNICIPIO: "Alcaldías", GOBERNACION: "Gobernaciones"}
OFFICIALS: Final = {
    "directivo": "Directivo",
    "asesor": "Asesor",
    "profesional": "Profesional",
    "tecnico": "Técnico",
    "asistencial": "Asistencial",
}
SURVEYED_PHASE: Final = "1"  # whose entities the survey draws from


@dataclass(frozen=True, kw_only=True)
class Mean:
    """One mean of the survey.

    Attributes:
        group: what it is of, in words. question: key. wave: None of all waves together.
        score: mean (1 to 5) and its interval; all NaN where the mean is withheld.
        n: answers. population: of how many the sample is; None where that is not known.
    """

    group: str
    question: str
    wave: int | None
    score: Interval
    n: int
    population: int | None

    @property
    def label(self) -> str:
        """The question in words."""
        return question_label(self.question)

    @property
    def is_told(self) -> bool:
        """Whether enough answered for the mean to be told."""
        return not np.isnan(self.score.value)


@kept_with(16)
def _asked(model: Model, question: str) -> tuple[FloatArray, np.ndarray]:
    """Return the scores and the levels of the officials of a question, in the order of its release."""
    answers = model.survey[model.survey["question"] == question]
    levels = answers["official_level"]
    return answers["score"].to_numpy(float), levels.astype(object).where(levels.notna(), "").to_numpy()


@dataclass(frozen=True)
class Survey:
    """The survey over a view: its entities, up to its cut-off."""

    snapshot: Snapshot
    state: ViewState

    def of(self, question: str, wave: int | None = None, *, level: str = "", group: str = "") -> Mean:
        """Return one mean: of a wave when given, of the officials of a level when given."""
        release = release_of(self.snapshot.model, question)
        scores, levels = _asked(self.snapshot.model, question)
        chosen = self._chosen
        members = chosen[release.owners] & (release.days <= self._until)
        if wave is not None:
            members &= release.waves == wave
        if level:
            members &= levels == level
        population = None if level else self._population(1 if wave is not None else len(self.waves))
        told = bool(release.allows(members[None, :])[0])
        interval = mean_interval(scores[members], population) if told else UNKNOWN
        return Mean(
            group=group,
            question=question,
            wave=wave,
            score=interval,
            n=int(members.sum()),
            population=population,
        )

    @property
    def waves(self) -> tuple[int, ...]:
        """The waves that began up to the cut-off, in the whole country."""
        answers = self.snapshot.model.survey
        began = answers[answers["date"] <= np.datetime64(self._until)]
        return tuple(int(wave) for wave in sorted(began["wave"].unique()))

    def in_region(self, slug: str) -> "Survey":
        """Return the same survey in one region."""
        return Survey(self.snapshot, replace(self.state, regions=(slug,)))

    def of_kind(self, kind: str) -> "Survey":
        """Return the same survey among municipalities or among gobernaciones."""
        return Survey(self.snapshot, replace(self.state, entity_type=kind))

    @property
    def _chosen(self) -> BoolArray:
        return selected(self.snapshot.model, self.state)

    @property
    def _until(self) -> np.datetime64:
        return np.datetime64(survey_cutoff(self.snapshot, self.state), "D")

    def _population(self, waves: int) -> int:
        """Return how many entities could be drawn: those of phase I, once a wave."""
        assisted = self.snapshot.model.phases[SURVEYED_PHASE].assisted
        return int((self._chosen & assisted).sum()) * waves


def by_wave(survey: Survey, questions: Sequence[str] = (GENERAL, *DIMENSIONS)) -> tuple[Mean, ...]:
    """Return each question in each wave, the questions in the order given."""
    waves = survey.waves
    found = (
        survey.of(question, wave, group=question_label(question)) for question in questions for wave in waves
    )
    return _answered(found)


def by_region(survey: Survey, question: str = GENERAL) -> tuple[Mean, ...]:
    """Return the mean of each region that answered, over all waves."""
    names = survey.snapshot.model.catalogue.regions["name"]
    wanted = survey.state.regions or tuple(str(slug) for slug in names.index)
    found = (survey.in_region(slug).of(question, group=str(names[slug])) for slug in wanted)
    return _answered(found)


def by_government(survey: Survey, question: str = GENERAL) -> tuple[Mean, ...]:
    """Return the mean of alcaldías and of gobernaciones, over all waves."""
    found = (survey.of_kind(kind).of(question, group=name) for kind, name in GOVERNMENTS.items())
    return _answered(found)


def by_official(survey: Survey, question: str = GENERAL) -> tuple[Mean, ...]:
    """Return the mean of the officials of each level, over all waves; nothing where it was not asked."""
    found = (survey.of(question, level=level, group=OFFICIALS[level]) for level in OFFICIAL_LEVELS)
    return _answered(found)


def _answered(found: Iterator[Mean]) -> tuple[Mean, ...]:
    return tuple(mean for mean in found if mean.n)


def respondents(survey: Survey) -> tuple[int, int]:
    """Return how many interviews there were among the entities of a view, and of how many entities."""
    model = survey.snapshot.model
    codes = model.entities.index[survey._chosen]
    answers: pd.DataFrame = model.survey
    own = answers[answers["entity_code"].isin(codes) & (answers["date"] <= pd.Timestamp(survey._until))]
    return int(own["answer_id"].nunique()), int(own["entity_code"].nunique())
