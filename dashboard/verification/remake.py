"""Making the file of a record again from the active data."""

import io
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlencode

from dashboard.core.pages import HOME, MILESTONES, PROFILE, WORK_LIST
from dashboard.core.pages import REPORT as REPORT_PAGE
from dashboard.core.state import DEFAULT_INDICATOR, parse_state
from dashboard.exports.file_request import OPTIONS
from dashboard.exports.formats import make_download
from dashboard.exports.seals.safe import UnreadableError
from dashboard.indicators.snapshot import Snapshot

REPORT: Final = "informe"
TEMPLATE: Final = "plantilla"
BELOW_HOME: Final = (MILESTONES, WORK_LIST, PROFILE, REPORT_PAGE)
"""Pages whose addresses files give, but home."""
OWN_OPTIONS: Final = tuple(OPTIONS)
NO_TEMPLATE: Final = "se hizo con una plantilla y no se puede hacer otra vez con la que trae"
OF_THE_TEXT: Final = ("image", "footnotes", "endnotes", "comments")
"""Relations of a Word document that belong to what is written in it and not to its template."""


def make_again(snapshot: Snapshot, record: Mapping[str, str], ending: str, content: bytes) -> bytes:
    """Make the file of a record again.

    Args:
        content: the file itself, which is the only copy of the template it was made with.

    Raises:
        DownloadError, ReportError: the record asks for what does not exist.
        UnreadableError: the report was made with a template that can't be used again.
    """
    own = _under_address(snapshot, record.get("direccion", ""))
    if record.get(REPORT):
        return _make_report_again(own, record, ending, content)
    view = parse_qsl(record.get("consulta", ""))
    indicator = dict(view).get("indicador", DEFAULT_INDICATOR)
    options = [(key, record[key]) for key in OWN_OPTIONS if record.get(key)]
    query = urlencode([pair for pair in view if pair[0] != "indicador"] + options)
    return make_download(own, indicator, ending, query).content


def _make_report_again(snapshot: Snapshot, record: Mapping[str, str], ending: str, content: bytes) -> bytes:
    """Make a report again, which takes as long as it took, in the template that it still wears."""
    from dashboard.reports.build import write_report  # late: only a report needs it

    state, _ = parse_state(record.get("consulta", ""), snapshot.vocabulary)
    with tempfile.TemporaryDirectory(prefix="verificar-") as folder:
        path = Path(folder) / f"informe.{ending}"
        if not record.get(TEMPLATE):
            write_report(snapshot, state, ending, path)
            return path.read_bytes()
        template = path.with_stem("plantilla")
        try:
            template.write_bytes(_as_template(content, ending))
            write_report(snapshot, state, ending, path, template)
        except Exception as error:  # whatever is wrong with a file that came from outside, it is told
            raise UnreadableError(NO_TEMPLATE) from error
        return path.read_bytes()


def _as_template(content: bytes, ending: str) -> bytes:
    """Return a report as a template: of a Word document, without the parts that its text holds."""
    if ending != "docx":
        return content
    import docx  # late: only a report with a template needs it

    document, buffer = docx.Document(io.BytesIO(content)), io.BytesIO()
    relations = document.part.rels
    for key in [key for key, one in relations.items() if one.reltype.rpartition("/")[2] in OF_THE_TEXT]:
        del relations[key]
    document.save(buffer)
    return buffer.getvalue()


def _before_page(path: str) -> str:
    """Return what an absolute address has before the path of one of our pages; only home's ends in a bar."""
    if path.endswith(HOME.root):
        return path.rstrip("/")
    for page in BELOW_HOME:
        before, found, code = path.rpartition(page.root)
        if found and page.code_in(f"{page.root}{code}") is not None:
            return before
    return path


def _under_address(snapshot: Snapshot, address: str) -> Snapshot:
    """Return the snapshot as reached under the public address of a file, which its texts repeat."""
    path, found, _ = address.partition("?")
    public = _before_page(path) if found and "://" in path else ""
    return snapshot if public == snapshot.public_url.rstrip("/") else replace(snapshot, public_url=public)
