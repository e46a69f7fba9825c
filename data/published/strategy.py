"""The story of the strategy as tables that an analyst can correct: one declaration per file.

Files are in `estrategia/`. Each has its columns declared here; a cell that breaks a rule stops the load with
one Spanish message that names file, column and row. Every item has its place in the report (`lugar`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pandas as pd

from data.errors import DatasetError, Defect, line_of, refuse_if

FOLDER: Final = Path(__file__).parent / "estrategia"
DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
DAY_OR_MONTH: Final = r"^\d{4}(-\d{2}){0,2}$"
WHOLE: Final = r"^\d+$"
Item = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a file.

    Attributes:
        name: as the file writes it. is_required: whether every row has it.
        allowed: the values that it may take; empty, any. pattern: that its text matches whole, and in words.
    """

    name: str
    is_required: bool = True
    allowed: tuple[str, ...] = ()
    pattern: tuple[str, str] = ("", "")


@dataclass(frozen=True, kw_only=True)
class StrategyTable:
    """One file: its name and its columns, `id` and `lugar` apart, which every file has."""

    file: str
    columns: tuple[Column, ...]


def _day(name: str, is_required: bool = True) -> Column:
    return Column(
        name=name, is_required=is_required, pattern=(DAY_OR_MONTH, "debe ser AAAA, AAAA-MM o AAAA-MM-DD")
    )


def _number(name: str, is_required: bool = True) -> Column:
    return Column(name=name, is_required=is_required, pattern=(WHOLE, "debe ser un número entero"))


def _text(name: str, is_required: bool = True) -> Column:
    return Column(name=name, is_required=is_required)


TABLES: Final[Mapping[str, StrategyTable]] = MappingProxyType(
    {
        "conclusiones": StrategyTable(
            file="conclusiones_percepcion.csv",
            columns=(_text("conclusion"), _text("medidas", is_required=False)),
        ),
        "estructura": StrategyTable(
            file="estructura.csv",
            columns=(
                Column(name="nivel", allowed=("nacional", "regional", "local", "transversal")),
                _text("quien"),
                _number("cuantos", is_required=False),
                _text("que_hace"),
                Column(name="codigo", is_required=False, pattern=("[A-Z]{3}", "debe ser de tres mayúsculas")),
            ),
        ),
        "cuestionario": StrategyTable(
            file="cuestionario_julio.csv",
            columns=(
                _number("pregunta"),
                _text("texto"),
                _text("zona", is_required=False),
                _text("respuesta"),
                Column(name="puntaje", is_required=False, pattern=("[1-5]", "debe ser de 1 a 5")),
            ),
        ),
        "fases": StrategyTable(
            file="fases.csv",
            columns=(
                _text("nombre"),
                _text("objetivo"),
                _text("temas", is_required=False),
                _text("lectura", is_required=False),
            ),
        ),
        "linea-tiempo": StrategyTable(
            file="linea_tiempo.csv",
            columns=(
                Column(name="clase", allowed=("antecedente", "previo", "momento")),
                _day("desde"),
                _day("hasta"),
                _text("nombre"),
                _text("texto"),
                _text("cifras", is_required=False),
            ),
        ),
        "cierre-exitoso": StrategyTable(
            file="cierre_exitoso.csv",
            columns=(_text("socio"), _number("gobernaciones"), _number("municipios")),
        ),
        "ecosistemas": StrategyTable(file="ecosistemas.csv", columns=(_text("nombre"),)),
        "marco-legal": StrategyTable(
            file="marco_legal.csv",
            columns=(_day("fecha"), _text("norma"), _text("articulo", is_required=False), _text("texto")),
        ),
        "pandemia": StrategyTable(
            file="medidas_pandemia.csv",
            columns=(
                Column(name="clase", allowed=("efecto", "norma", "orientación", "adecuación")),
                _day("fecha", is_required=False),
                _text("medida"),
                _text("texto"),
            ),
        ),
        "retos": StrategyTable(file="retos_region.csv", columns=(_text("region"), _text("reto"))),
        "lecciones": StrategyTable(
            file="lecciones.csv",
            columns=(
                Column(name="clase", allowed=("técnica", "operativa", "coyuntural")),
                _text("leccion"),
            ),
        ),
        "monitoreo": StrategyTable(
            file="monitoreo_360.csv",
            columns=(
                Column(name="eslabon", allowed=("Actividades", "Procesos", "Productos", "Resultados")),
                _text("instrumento"),
                _text("frecuencia"),
                _text("texto"),
                _text("indicadores"),
                _text("pagina", is_required=False),
            ),
        ),
        "contradicciones": StrategyTable(
            file="contradicciones.csv",
            columns=(
                _text("tema"),
                _text("dice"),
                _text("tambien_dice"),
                _text("lectura"),
                _text("cifras", is_required=False),
            ),
        ),
    }
)
COMMON: Final = (_text("id"), _text("lugar"))


@cache
def load_strategy(key: str) -> tuple[Item, ...]:
    """Return the items of a table in the order of its file; an empty cell is an empty text.

    Raises:
        KeyError: there is no such table. DatasetError: the file breaks its declaration.
    """
    return read_strategy(TABLES[key], FOLDER / TABLES[key].file)


def read_strategy(table: StrategyTable, path: Path) -> tuple[Item, ...]:
    """Read one file against its declaration.

    Raises:
        DatasetError: it is absent, is no CSV, lacks columns or breaks rules; with every defect found.
    """
    columns = (*COMMON, *table.columns)
    frame = _read(path)
    absent = [column.name for column in columns if column.name not in frame]
    refuse_if(
        Defect(path.name, name, "falta la columna", 1, (), "Agréguela, aunque sea con celdas vacías.")
        for name in absent
    )
    refuse_if(_defects(path.name, frame, columns))
    names = [column.name for column in columns]
    return tuple(MappingProxyType(dict(row)) for row in frame[names].to_dict("records"))


def _read(path: Path) -> pd.DataFrame:
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as failure:
        rule = "no se encuentra el archivo" if isinstance(failure, OSError) else "no se lee como CSV en UTF-8"
        raise DatasetError(
            [Defect(path.name, None, rule, 1, (), "Guárdelo como CSV UTF-8 en su carpeta.")]
        ) from failure
    return frame.apply(lambda cells: cells.str.strip())


def _defects(file: str, frame: pd.DataFrame, columns: tuple[Column, ...]) -> Iterator[Defect]:
    repeated = frame["id"][frame["id"].duplicated()]
    if len(repeated):
        yield _defect(file, "id", "no puede repetirse", repeated)
    for column in columns:
        cells = frame[column.name]
        if column.is_required and (cells == "").any():
            yield _defect(file, column.name, "no puede estar vacía", cells[cells == ""])
        filled = cells[cells != ""]
        pattern, rule = column.pattern
        if column.allowed:
            pattern, rule = _one_of(column.allowed), f"debe ser uno de: {', '.join(column.allowed)}"
        wrong = filled[~filled.str.fullmatch(pattern)] if pattern else filled[:0]
        if len(wrong):
            yield _defect(file, column.name, rule, wrong)


def _one_of(values: tuple[str, ...]) -> str:
    return "|".join(re.escape(value) for value in values)


def _defect(file: str, column: str, rule: str, wrong: pd.Series) -> Defect:
    rows = tuple(f"fila {line_of(int(place))}: «{cell}»" for place, cell in wrong.items())
    return Defect(file, column, rule, len(wrong), rows, "Corrija esas filas y vuelva a arrancar el tablero.")
