"""What each table must be before it becomes part of the model.

Every table has a pandera schema; `validate` reads text into types, applies the schema and raises one
`DatasetError` with every defect found, in Spanish: file, column, rule, rows, what to do.
Codes are text, dates are ISO 8601, `origen` says where a row comes from, and a table never mixes real
rows with demonstration ones.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from data.errors import ROWS_SHOWN, Defect, line_of, refuse_if

INFORME: Final = "informe"
DEMOSTRACION: Final = "demostración"
REAL: Final = "real"
ORIGINS: Final = (INFORME, DEMOSTRACION, REAL)
CERTAINTY: Final = (DEMOSTRACION, REAL, INFORME)  # least certain first: it names what several origins make

MUNICIPIO: Final = "municipio"
GOBERNACION: Final = "gobernacion"
KINDS: Final = (MUNICIPIO, GOBERNACION)
UNIVERSES: Final = tuple("ABCDEFGH")
PARTNERS: Final = ("DNP", "ART", "DAFP")
MODES: Final = ("virtual", "presencial")
OFFICIAL_LEVELS: Final = ("directivo", "asesor", "profesional", "tecnico", "asistencial")
"""Levels of employment of a territorial entity (Decreto Ley 785 de 2005)."""

TEXT: Final = "texto"
NUMBER: Final = "número"
WHOLE: Final = "número entero"
DATE: Final = "fecha"
FLAG: Final = "sí o no"

_FLAGS: Final = {"true": True, "false": False, "si": True, "sí": True, "no": False, "1": True, "0": False}
_DEFAULT_ACTION: Final = "Corrija esas filas y vuelva a cargar el archivo."
_TYPE_RULES: Final = {
    TEXT: (
        "debe ser texto y se leyó como número",
        "Lea la columna como texto: los códigos llevan cero inicial.",
    ),
    NUMBER: ("debe ser un número", "Escriba el número con punto decimal y sin separador de miles."),
    WHOLE: ("debe ser un número entero", "Escriba un entero, sin decimales."),
    DATE: ("debe ser una fecha AAAA-MM-DD", "Escriba la fecha como 2020-03-31."),
    FLAG: ("debe ser verdadero o falso", "Escriba True o False; deje la celda vacía si no se sabe."),
}


def _column(kind: str, *checks: pa.Check, nullable: bool = False, unique: bool = False) -> pa.Column:
    return pa.Column(checks=list(checks), nullable=nullable, unique=unique, metadata={"kind": kind})


def _optional(kind: str, *checks: pa.Check) -> pa.Column:
    """Return a column that a file may leave out: then nothing is known of it."""
    return pa.Column(checks=list(checks), nullable=True, required=False, metadata={"kind": kind})


def _one_of(*values: str) -> pa.Check:
    return pa.Check.isin(list(values), error=f"debe ser uno de: {', '.join(values)}")


def _between(low: float, high: float) -> pa.Check:
    return pa.Check.in_range(low, high, error=f"debe estar entre {low:g} y {high:g}")


def _at_least(low: int) -> pa.Check:
    return pa.Check.ge(low, error=f"debe ser {low} o más")


def _pattern(pattern: str, rule: str) -> pa.Check:
    # a column of codes repeats a few hundred texts thousands of times: each text is matched once
    return pa.Check(lambda texts: texts.isin(_matching(pattern, texts)), error=rule)


def _matching(pattern: str, texts: pd.Series) -> list[str]:
    return [text for text in texts.dropna().unique() if re.match(pattern, text)]


def _rows(rule: str, holds: Callable[[pd.DataFrame], pd.Series]) -> pa.Check:
    return pa.Check(holds, error=rule)


def _entity_code() -> pa.Check:
    return _pattern(
        r"^[0-9]{2}([0-9]{3})?$",
        "debe ser un código DIVIPOLA de cinco dígitos (municipio) o dos (gobernación)",
    )


def _adviser_code() -> pa.Check:
    # a code holds a digit and no blank, so that a person's name can never pass for one
    return _pattern(r"^(?=.*[0-9])[A-Z0-9-]{1,16}$", "debe ser el código del asesor, nunca su nombre")


def _origin() -> pa.Column:
    return _column(TEXT, _one_of(*ORIGINS))


def _is_fortnight(dates: pd.Series) -> pd.Series:
    return (dates.dt.day == 15) | dates.dt.is_month_end


def _kind_fits_code(frame: pd.DataFrame) -> pd.Series:
    return (frame["entity_code"].str.len() == 2) == (frame["kind"] == GOBERNACION)


def _code_fits_department(frame: pd.DataFrame) -> pd.Series:
    return frame["entity_code"].str[:2] == frame["department_code"]


def _subregion_fits_pdet(frame: pd.DataFrame) -> pd.Series:
    return frame["pdet_subregion"].notna() == frame["pdet"].astype(bool)


def _report_before_cutoff(frame: pd.DataFrame) -> pd.Series:
    return frame["report_date"] <= frame["cutoff"]


_PHASE: Final = (TEXT, r"^[1-9]$", "debe ser el número de la fase, de 1 a 9")


def _phase() -> pa.Column:
    kind, pattern, rule = _PHASE
    return _column(kind, _pattern(pattern, rule))


def _entities() -> pa.DataFrameSchema:
    """One row per entity: 1,103 municipalities and 32 gobernaciones.

    The three indices (0-100) are those that the universes come from; the three parts of a plan in the KPT say
    which of its modules an entity used.
    """
    columns = {
        "entity_code": _column(TEXT, _entity_code(), unique=True),
        "kind": _column(TEXT, _one_of(*KINDS)),
        "name": _column(TEXT),
        "department_code": _column(TEXT, _pattern(r"^[0-9]{2}$", "debe ser un código de dos dígitos")),
        "universe": _column(TEXT, _one_of(*UNIVERSES), nullable=True),
        "pdet": _column(FLAG),
        "pdet_subregion": _column(TEXT, nullable=True),
        "decree_683": _column(FLAG),
        "kpt_used": _column(FLAG, nullable=True),
        "partner": _column(TEXT, _one_of(*PARTNERS), nullable=True),
        "phase_1": _column(FLAG),
        "phase_2": _column(FLAG),
        "adviser_code": _column(TEXT, _adviser_code(), nullable=True),
        "investment_index": _optional(NUMBER, _between(0, 100)),
        "fiscal_index": _optional(NUMBER, _between(0, 100)),
        "results_index": _optional(NUMBER, _between(0, 100)),
        "kpt_diagnosis": _optional(FLAG),
        "kpt_strategy": _optional(FLAG),
        "kpt_investments": _optional(FLAG),
        "origen": _origin(),
    }
    checks = [
        _rows(
            "el código de dos dígitos es de una gobernación y el de cinco, de un municipio", _kind_fits_code
        ),
        _rows("el código de la entidad debe empezar por el de su departamento", _code_fits_department),
        _rows("la subregión PDET se escribe si y solo si el municipio es PDET", _subregion_fits_pdet),
    ]
    return pa.DataFrameSchema(columns, checks=checks)


def _milestones() -> pa.DataFrameSchema:
    """One row per milestone of a phase; weights are percentages."""
    columns = {
        "phase": _phase(),
        "phase_name": _column(TEXT),
        "stage": _column(WHOLE, _at_least(1)),
        "stage_name": _column(TEXT),
        "stage_weight": _column(NUMBER, _between(0, 100)),
        "milestone": _column(WHOLE, _at_least(1)),
        "milestone_name": _column(TEXT),
        "weight_in_stage": _column(NUMBER, _between(0, 100)),
        "weight": _column(NUMBER, _between(0, 100)),
    }
    return pa.DataFrameSchema(columns, unique=["phase", "milestone"])


def _milestone_reports() -> pa.DataFrameSchema:
    """One row per report of a milestone by an entity."""
    columns = {
        "entity_code": _column(TEXT, _entity_code()),
        "phase": _phase(),
        "milestone": _column(WHOLE, _at_least(1)),
        "report_date": _column(DATE),
        "cutoff": _column(DATE, pa.Check(_is_fortnight, error="debe ser el 15 o el último día de un mes")),
        "fraction": _column(NUMBER, _between(0, 1)),
        "adviser_code": _column(TEXT, _adviser_code(), nullable=True),
        "origen": _origin(),
    }
    checks = [_rows("la fecha del reporte no puede ser posterior a su corte", _report_before_cutoff)]
    return pa.DataFrameSchema(columns, checks=checks)


def _survey_answers() -> pa.DataFrameSchema:
    """One row per answered question of a survey answer."""
    columns = {
        "answer_id": _column(TEXT),
        "wave": _column(WHOLE, _at_least(1)),
        "date": _column(DATE),
        "entity_code": _column(TEXT, _entity_code()),
        "question": _column(TEXT),
        "score": _column(NUMBER, _between(1, 5)),
        "official_level": _optional(TEXT, _one_of(*OFFICIAL_LEVELS)),
        "origen": _origin(),
    }
    return pa.DataFrameSchema(columns, unique=["answer_id", "question"])


def _advisories() -> pa.DataFrameSchema:
    """One row per advisory given to an entity."""
    columns = {
        "advisory_id": _column(TEXT, unique=True),
        "date": _column(DATE),
        "entity_code": _column(TEXT, _entity_code()),
        "adviser_code": _column(TEXT, _adviser_code(), nullable=True),
        "mode": _column(TEXT, _one_of(*MODES)),
        "topic": _column(TEXT),
        "origen": _origin(),
    }
    return pa.DataFrameSchema(columns)


def _published_figures() -> pa.DataFrameSchema:
    """One row per figure that the report prints, as printed (">4" is text)."""
    columns = {
        "id": _column(TEXT, unique=True),
        "capitulo": _column(TEXT),
        "tema": _column(TEXT),
        "cifra": _column(TEXT),
        "valor": _column(
            TEXT, _pattern(r"^>?[0-9]+(\.[0-9]+)?$", "debe ser un número, con o sin «>» delante")
        ),
        "unidad": _column(TEXT),
        "corte": _column(TEXT, nullable=True),
        "cita_o_lugar": _column(TEXT, nullable=True),
        "observacion": _column(TEXT, nullable=True),
    }
    return pa.DataFrameSchema(columns)


_SCHEMAS: Final = {
    "entities": _entities,
    "milestones": _milestones,
    "milestone_reports": _milestone_reports,
    "survey_answers": _survey_answers,
    "advisories": _advisories,
    "published_figures": _published_figures,
}
TABLES: Final = tuple(_SCHEMAS)
_MEMBERSHIP: Final = r"^phase_[1-9]$"  # entities: one column per phase, so that a new phase needs no code


def schema(table: str) -> pa.DataFrameSchema:
    """Return the pandera schema of a table of `TABLES`."""
    return _SCHEMAS[table]()


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table, those that a file may leave out with them, in order."""
    return tuple(schema(table).columns)


def validate(table: str, frame: pd.DataFrame, file: str) -> pd.DataFrame:
    """Return the table in its types and columns, or refuse it with every defect.

    Columns outside the contract are left out, except further memberships (`phase_3`… of the entities). One
    that a file may leave out is there all the same, with nothing known.
    Text cells are read into the type of their column; empty cells are missing. `file` is the name that
    messages show. The frame given is not changed.

    Raises:
        DatasetError: a column is absent, or rows break a rule.
    """
    contract = _with_memberships(schema(table), frame)
    absent = [name for name, column in contract.columns.items() if column.required and name not in frame]
    refuse_if(_absent_defect(file, name, frame) for name in absent)
    raw = frame.reindex(columns=list(contract.columns)).reset_index(drop=True)
    typed, defects, unreadable = _typed(raw, contract, file)
    defects += _schema_defects(contract, typed[~unreadable], file)
    defects += _mixture_defects(typed, file)
    refuse_if(defects)
    return typed


def origin_of(frame: pd.DataFrame) -> str:
    """Return the origin a whole table must show: the least certain of its rows."""
    if "origen" not in frame:
        return INFORME
    present = set(frame["origen"].unique())
    return next((origin for origin in CERTAINTY if origin in present), INFORME)


def _with_memberships(contract: pa.DataFrameSchema, frame: pd.DataFrame) -> pa.DataFrameSchema:
    if "phase_1" not in contract.columns:
        return contract
    found = frame.columns[frame.columns.astype(str).str.match(_MEMBERSHIP)]
    return contract.add_columns({name: _column(FLAG) for name in found if name not in contract.columns})


def _absent_defect(file: str, name: str, frame: pd.DataFrame) -> Defect:
    present = ", ".join(str(column) for column in frame.columns)
    return Defect(file, name, f"falta la columna; el archivo trae: {present}", 1, (), "Agregue la columna.")


def _typed(
    raw: pd.DataFrame, contract: pa.DataFrameSchema, file: str
) -> tuple[pd.DataFrame, list[Defect], pd.Series]:
    """Read every column into its kind; also the defects and which rows hold an unreadable cell."""
    unreadable = pd.Series(False, index=raw.index)
    columns: dict[str, pd.Series] = {}
    defects: list[Defect] = []
    for name, column in contract.columns.items():
        kind = column.metadata["kind"]
        read = _READERS[kind](raw[name])
        columns[name] = read.astype("boolean") if kind == FLAG and column.nullable else read
        lost = _lost(raw[name], columns[name])
        if lost.any():
            unreadable |= lost
            defects.append(_type_defect(file, name, kind, raw.loc[lost, name]))
    return pd.DataFrame(columns), defects, unreadable


def _lost(raw: pd.Series, read: pd.Series) -> pd.Series:
    """Return which cells held something and were not understood; a blank cell is missing, not lost."""
    suspect = raw.notna() & read.isna()
    held = [place for place, cell in raw[suspect].items() if str(cell).strip()]
    return suspect & suspect.index.isin(held)


def _read_text(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values.dtype):
        return pd.Series(pd.NA, index=values.index, dtype="str")
    places, found = pd.factorize(values)  # each distinct text is cleaned once; missing is -1
    cleaned = pd.Series([str(text).strip() or None for text in found], dtype="str")
    return cleaned.reindex(places).set_axis(values.index)


def _read_number(values: pd.Series) -> pd.Series:
    return pd.to_numeric(values, errors="coerce").astype("float64")


def _read_whole(values: pd.Series) -> pd.Series:
    numbers = _read_number(values)
    whole = numbers.where(numbers % 1 == 0)
    return whole.astype("Int64") if whole.isna().any() else whole.astype("int64")


def _read_date(values: pd.Series) -> pd.Series:
    return pd.to_datetime(values, format="ISO8601", errors="coerce")


def _read_flag(values: pd.Series) -> pd.Series:
    if pd.api.types.is_bool_dtype(values.dtype):
        return values
    flags = values.map(lambda cell: _FLAGS.get(str(cell).strip().lower()), na_action="ignore").astype(
        "boolean"
    )
    return flags if flags.isna().any() else flags.astype(bool)


_READERS: Final = {
    TEXT: _read_text,
    NUMBER: _read_number,
    WHOLE: _read_whole,
    DATE: _read_date,
    FLAG: _read_flag,
}


def _type_defect(file: str, name: str, kind: str, lost: pd.Series) -> Defect:
    rule, action = _TYPE_RULES[kind]
    shown = tuple(_row_text(place, value) for place, value in lost.head(ROWS_SHOWN).items())
    return Defect(file, name, rule, len(lost), shown, action)


def _schema_defects(contract: pa.DataFrameSchema, typed: pd.DataFrame, file: str) -> list[Defect]:
    try:
        contract.validate(typed, lazy=True)
    except SchemaErrors as failure:
        return list(_translate(failure.failure_cases, file))
    return []


def _translate(cases: pd.DataFrame, file: str) -> Iterator[Defect]:
    """Word pandera's failure cases: one defect per column and check, rows that fail a row rule once."""
    about_rows = cases["schema_context"] == "DataFrameSchema"
    for check, found in cases[about_rows].groupby("check", sort=False):
        yield _row_defect(file, str(check), found.drop_duplicates("index"))
    for (name, check), found in cases[~about_rows].groupby(["column", "check"], sort=False):
        yield _cell_defect(file, str(name), str(check), found)


def _row_defect(file: str, check: str, found: pd.DataFrame) -> Defect:
    rule = "hay filas repetidas" if check == "multiple_fields_uniqueness" else check
    shown = tuple(f"fila {line_of(place)}" for place in found["index"].head(ROWS_SHOWN))
    return Defect(file, None, rule, len(found), shown, _DEFAULT_ACTION)


def _cell_defect(file: str, name: str, check: str, found: pd.DataFrame) -> Defect:
    rules = {"not_nullable": "no puede estar vacía", "field_uniqueness": "no puede repetirse"}
    pairs = found[["index", "failure_case"]].head(ROWS_SHOWN).itertuples(index=False)
    shown = tuple(_row_text(place, value) for place, value in pairs)
    return Defect(file, name, rules.get(check, check), len(found), shown, _DEFAULT_ACTION)


def _row_text(place: int, value: object) -> str:
    shown = value.date() if isinstance(value, pd.Timestamp) else value
    return f"fila {line_of(place)}" + ("" if pd.isna(value) else f": «{shown}»")


def _mixture_defects(typed: pd.DataFrame, file: str) -> list[Defect]:
    if "origen" not in typed or not {REAL, DEMOSTRACION} <= set(typed["origen"].dropna().unique()):
        return []
    counts = typed["origen"].value_counts()
    found = f"hay {counts[REAL]} reales y {counts[DEMOSTRACION]} de demostración"
    return [
        Defect(
            file=file,
            column="origen",
            rule=f"una tabla no mezcla filas reales con filas de demostración, y {found}",
            count=int(counts[DEMOSTRACION]),
            rows=(),
            action="Retire las filas de demostración antes de cargar las reales.",
        )
    ]
