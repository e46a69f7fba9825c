"""The tables of `docs/datos.md`, written from the declarations: `python -m data.ingest.document`."""

from pathlib import Path
from typing import Final

from data.ingest.checks import FILE_CHECKS, ROW_CHECKS
from data.ingest.declarations import TABLES
from data.ingest.fields import TableContract
from data.ingest.templates import titles

DOCUMENT: Final = Path(__file__).parents[2] / "docs" / "datos.md"
OPENING: Final = "<!-- tablas: python -m data.ingest.document -->\n"
CLOSING: Final = "<!-- fin de las tablas -->\n"


def tables_text() -> str:
    """Return what each table is: its columns, with what is written in each, and an example."""
    return "\n".join(_section(contract) for contract in TABLES.values())


def rewrite(path: Path = DOCUMENT) -> None:
    """Put the tables between the marks of the document.

    Raises:
        ValueError: the document lacks the marks.
    """
    before, opening, rest = path.read_text(encoding="utf-8").partition(OPENING)
    _, closing, after = rest.partition(CLOSING)
    if not opening or not closing:
        raise ValueError(f"{path.name}: faltan las marcas «{OPENING.strip()}» y «{CLOSING.strip()}»")
    path.write_text(before + OPENING + tables_text() + CLOSING + after, encoding="utf-8")


def _section(contract: TableContract) -> str:
    head = titles(contract)
    lines = [
        f"### `{contract.key}`: {contract.title}",
        "",
        f"{contract.about.capitalize()}.",
        "",
        "| columna | obligatoria | qué se escribe | también se llama |",
        "|---|---|---|---|",
        *(
            f"| `{title}` | {'sí' if field.is_required else ''} | {field.meaning} "
            f"| {', '.join(field.synonyms[:4])} |"
            for title, field in zip(head, contract.fields, strict=True)
        ),
        "",
        "```",
        ";".join(head),
        ";".join(field.example for field in contract.fields),
        "```",
        "",
        *_checks(contract),
    ]
    return "\n".join(lines)


def _checks(contract: TableContract) -> list[str]:
    reasons = [check.reason for check in ROW_CHECKS if contract.key in check.tables]
    whole = [check.key for check in FILE_CHECKS if contract.key in check.tables]
    said = [f"Además de lo obligatorio, se rechaza la fila si: {'; '.join(reasons)}."] if reasons else []
    said += [f"Del archivo entero se revisa: {', '.join(whole)}."] if whole else []
    return [*said, ""] if said else []


if __name__ == "__main__":
    rewrite()
