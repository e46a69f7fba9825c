"""The printed figure of the survey: rows and bars of the same waves."""

import pytest

from dashboard.core.state import ViewState
from dashboard.indicators.survey_waves import waves_of


def test_rows_and_bars_are_the_waves(snapshot, real_printed, records):
    """Question by question, wave by wave; bars begin at 1."""
    waves = waves_of(snapshot, ViewState())
    printed = real_printed("encuesta-olas")
    assert records(printed, "pregunta", "ola", "n") == [(row.question, row.wave, row.n) for row in waves]
    bars = printed.figure.data[0]
    assert set(bars["base"]) == {1.0}
    assert bars["x"] == pytest.approx([row.score - 1 for row in waves], abs=1e-4)


def test_few_answers_have_no_bar(tiny_printed, records):
    """One answer is counted in the table and drawn as no bar."""
    printed = tiny_printed("encuesta-olas")
    assert records(printed, "pregunta", "calificacion", "n") == [("general", 4.0, 3), ("utilidad", None, 1)]
    assert len(printed.figure.data[0].x) == 1
    assert "n\xa0=\xa04 respuestas de 2 entidades" in printed.caption
