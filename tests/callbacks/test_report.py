"""The route of finished reports."""

import json
from pathlib import Path

import pytest

from dashboard.reports.jobs import MADE, STEPS

JOB = "0123456789abcdef01234567"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A job that ended, in a state folder of its own."""
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    folder = Path(tmp_path) / "informes" / JOB
    (folder / MADE).mkdir(parents=True)
    (folder / MADE / "informe_quindio_2020-12-31.pdf").write_bytes(b"%PDF-1.7")
    step = {"done": 1, "total": 1, "label": "", "end": "listo", "text": "informe_quindio_2020-12-31.pdf"}
    (folder / STEPS).write_text(json.dumps(step))


def test_a_finished_report_is_downloaded(client, made):
    """With its media type and its name."""
    answer = client.get(f"/informes/{JOB}/informe_quindio_2020-12-31.pdf")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", b"%PDF-1.7")
    assert "informe_quindio_2020-12-31.pdf" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "path",
    [
        f"{JOB}/otro.pdf",
        f"{JOB}/avance.json",
        f"{'f' * 24}/informe.pdf",
        "x/informe.pdf",
        f"{JOB}/..%2Favance.json",
    ],
)
def test_what_does_not_exist_is_said_in_spanish(client, made, path):
    """404, whatever is asked for."""
    answer = client.get(f"/informes/{path}")
    assert answer.status_code == 404
    assert "No hay ningún informe en esta dirección" in answer.get_data(as_text=True)
