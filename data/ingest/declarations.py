"""The seven tables that can be loaded, each declared once: template, reader and documents come from here."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from data.contracts import MODES, OFFICIAL_LEVELS, PARTNERS, UNIVERSES
from data.ingest.fields import (
    PLACE_CODE,
    PLACE_DEPARTMENT,
    PLACE_NAME,
    Field,
    Spread,
    TableContract,
    adviser,
    at_least_one,
    bounded,
    lower,
    milestone,
    one_of,
    phase,
)
from data.readers import values

FRACTION: Final = "fraction"

_CODE: Final = Field(
    name=PLACE_CODE,
    label="codigo",
    meaning="código DIVIPOLA: cinco dígitos del municipio o dos de la gobernación. Si falta, se usan el "
    "nombre y el departamento",
    example="05001",
    reader=values.entity_code,
    synonyms=(
        "código DANE",
        "cod DANE",
        "código DIVIPOLA",
        "DIVIPOLA",
        "cod divipola",
        "código municipio",
        "cod municipio",
        "cod mpio",
        "código entidad",
        "código entidad territorial",
        "código DANE municipio",
        "cod DANE mpio",
        "DANE",
        "codigo dane entidad",
        "mpio cdpmp",
        "entity code",
    ),
)
_NAME: Final = Field(
    name=PLACE_NAME,
    label="entidad",
    meaning="nombre del municipio, o «Gobernación de …»; se busca dentro de su departamento",
    example="Medellín",
    synonyms=(
        "municipio",
        "nombre municipio",
        "entidad territorial",
        "nombre entidad",
        "nombre entidad territorial",
        "alcaldía",
        "ET",
        "mpio",
        "nombre",
        "municipio o gobernación",
        "nom mpio",
    ),
)
_DEPARTMENT: Final = Field(
    name=PLACE_DEPARTMENT,
    label="departamento",
    meaning="nombre del departamento; hace falta si no hay código",
    example="Antioquia",
    synonyms=("depto", "dpto", "nombre departamento", "nom dpto", "dep"),
)
_PLACE: Final = (_CODE, _NAME, _DEPARTMENT)
_PHASE: Final = Field(
    name="phase",
    label="fase",
    meaning="número de la fase: 1 o I, 2 o II…; también sirve el título o --fase",
    example="2",
    reader=phase,
    synonyms=("fase estrategia", "número fase", "etapa estrategia", "momento fase"),
    is_required=True,
)
_MILESTONE: Final = Field(
    name="milestone",
    label="hito",
    meaning="número del hito en su fase",
    example="3",
    reader=milestone,
    synonyms=(
        "número hito",
        "no hito",
        "nro hito",
        "n hito",
        "id hito",
        "código hito",
        "hito no",
        "num hito",
    ),
    is_required=True,
)
_ADVISER: Final = Field(
    name="adviser_code",
    label="asesor",
    meaning="código del asesor, nunca su nombre",
    example="ASE-07",
    reader=adviser,
    synonyms=("código asesor", "cod asesor", "asesor territorial", "id asesor"),
)


def _flag(name: str, label: str, meaning: str, *synonyms: str, is_required: bool = False) -> Field:
    return Field(
        name=name,
        label=label,
        meaning=meaning,
        example="sí",
        reader=values.flag,
        synonyms=synonyms,
        is_required=is_required,
    )


def _index(name: str, label: str, *synonyms: str) -> Field:
    return Field(
        name=name,
        label=label,
        meaning="índice de 0 a 100 del que sale el universo",
        example="67,1",
        reader=bounded(0, 100),
        synonyms=synonyms,
    )


def _text(name: str, label: str, meaning: str, example: str, *synonyms: str, required: bool = False) -> Field:
    return Field(
        name=name, label=label, meaning=meaning, example=example, synonyms=synonyms, is_required=required
    )


def _day(name: str, label: str, meaning: str, *synonyms: str, required: bool = False) -> Field:
    return Field(
        name=name,
        label=label,
        meaning=f"{meaning}: 2020-03-31, 31/03/2020 o «31 de marzo de 2020»",
        example="2020-12-31",
        reader=values.day,
        synonyms=synonyms,
        is_required=required,
    )


_HITOS: Final = TableContract(
    key="hitos",
    table="milestone_reports",
    title="Reportes de hitos (SETA)",
    about="una fila por entidad, hito y corte; o una por entidad y corte, con una columna por hito",
    fields=(
        *_PLACE,
        _PHASE,
        _MILESTONE,
        _day(
            "cutoff",
            "corte",
            "fecha de corte, el 15 o el último día del mes",
            "fecha corte",
            "quincena",
            "corte reporte",
            required=True,
        ),
        Field(
            name=FRACTION,
            label="avance",
            meaning="avance del hito: de 0 a 100, con el signo % o diciendo la escala con --escala",
            example="45,5 %",
            reader=None,
            synonyms=(
                "porcentaje avance",
                "porcentaje",
                "avance hito",
                "cumplimiento",
                "porcentaje cumplimiento",
                "avance reportado",
                "fracción",
                "pct avance",
                "valor",
            ),
            is_required=True,
        ),
        _day("report_date", "fecha_reporte", "día del reporte; si falta, el corte", "fecha", "fecha reporte"),
        _ADVISER,
    ),
    unique=("entity_code", "phase", "milestone", "cutoff"),
    spread=Spread(key="milestone", value=FRACTION, what="hito"),
    pages=("Inicio", "Hitos", "Mi región", "Hallazgos", "Perfil", "Informe"),
)
_ENTIDADES: Final = TableContract(
    key="entidades",
    table="entities",
    title="Entidades territoriales y sus atributos",
    about="una fila por cada municipio y cada gobernación del país",
    fields=(
        *_PLACE,
        Field(
            name="universe",
            label="universo",
            meaning="universo de focalización, de A a H; vacío en las gobernaciones",
            example="A",
            reader=one_of(*UNIVERSES, also={str(n): u for n, u in enumerate(UNIVERSES, start=1)}),
            synonyms=("universo focalización", "grupo"),
        ),
        _index("investment_index", "indice_inversion", "índice inversión", "inversión"),
        _index("fiscal_index", "indice_fiscal", "desempeño fiscal", "índice desempeño fiscal", "IDF"),
        _index("results_index", "indice_resultados", "resultados", "índice resultados"),
        Field(
            name="partner",
            label="socio",
            meaning="quién la acompaña: DNP, ART o DAFP; vacío si nadie",
            example="DNP",
            reader=one_of(*PARTNERS, also={"Función Pública": "DAFP"}),
            synonyms=("aliado", "socio estrategia", "entidad nacional", "acompaña"),
        ),
        _flag("phase_1", "fase_1", "asistida en la fase I", "fase I", "en fase I", is_required=True),
        _flag("phase_2", "fase_2", "asistida en la fase II", "fase II", "en fase II", is_required=True),
        _flag(
            "decree_683",
            "decreto_683",
            "se acogió al Decreto 683 de 2020",
            "decreto 683 de 2020",
            "acogió decreto 683",
            is_required=True,
        ),
        _day("decree_683_date", "decreto_683_fecha", "hasta cuándo amplió el plazo", "fecha decreto 683"),
        _flag("kpt_used", "kpt", "usó el KPT; vacío si no se sabe", "uso KPT", "usó KPT"),
        _flag("kpt_diagnosis", "kpt_diagnostico", "usó el KPT en el diagnóstico"),
        _flag("kpt_strategy", "kpt_estrategica", "usó el KPT en la parte estratégica"),
        _flag("kpt_investments", "kpt_inversiones", "usó el KPT en el plan de inversiones"),
        _flag("pdet", "pdet", "municipio PDET; si falta la columna, la del Decreto 893", "es PDET"),
        _text("pdet_subregion", "subregion_pdet", "subregión PDET", "Bajo Cauca", "subregión"),
        _ADVISER,
    ),
    unique=("entity_code",),
    pages=("todas",),
)
_ENCUESTA: Final = TableContract(
    key="encuesta",
    table="survey_answers",
    title="Encuesta de percepción",
    about="una fila por respuesta y pregunta; o una por respuesta, con una columna por pregunta",
    fields=(
        _text(
            "answer_id",
            "respuesta",
            "identificador",
            "E1-011",
            "id",
            "id respuesta",
            "encuesta",
            required=True,
        ),
        *_PLACE,
        Field(
            name="wave",
            label="medicion",
            meaning="número de la medición",
            example="1",
            reader=at_least_one,
            synonyms=("ola", "medición", "ronda", "número medición"),
            is_required=True,
        ),
        _day("date", "fecha", "día de la respuesta", "fecha respuesta", "marca temporal", required=True),
        Field(
            name="question",
            label="pregunta",
            meaning="clave de la pregunta: general, cumplimiento, usabilidad, pertinencia, calidad…",
            example="general",
            reader=lower,
            synonyms=("clave pregunta", "variable"),
            is_required=True,
        ),
        Field(
            name="score",
            label="calificacion",
            meaning="de 1 a 5",
            example="4",
            reader=bounded(1, 5),
            synonyms=("puntaje", "nota", "calificación", "respuesta valor"),
            is_required=True,
        ),
        Field(
            name="official_level",
            label="nivel",
            meaning="nivel del cargo de quien responde",
            example="directivo",
            reader=one_of(*OFFICIAL_LEVELS),
            synonyms=("nivel cargo", "nivel funcionario"),
        ),
    ),
    unique=("answer_id", "question"),
    spread=Spread(key="question", value="score", what="pregunta"),
    pages=("Inicio", "Perfil", "Informe"),
)
_ASESORIAS: Final = TableContract(
    key="asesorias",
    table="advisories",
    title="Asesorías territoriales",
    about="una fila por asesoría a una entidad",
    fields=(
        _text(
            "advisory_id",
            "asesoria",
            "identificador",
            "S-0001",
            "id",
            "id asesoría",
            "código asesoría",
            required=True,
        ),
        _day("date", "fecha", "día de la asesoría", "fecha asesoría", required=True),
        *_PLACE,
        _ADVISER,
        Field(
            name="mode",
            label="modalidad",
            meaning="virtual o presencial",
            example="virtual",
            reader=one_of(*MODES),
            synonyms=("modo", "tipo asesoría"),
            is_required=True,
        ),
        _text("topic", "tema", "tema de la asesoría", "uso del KPT", "asunto", "temática", required=True),
    ),
    unique=("advisory_id",),
    pages=("Mi región", "Perfil", "Informe"),
)
_LISTA: Final = TableContract(
    key="lista-chequeo",
    table="checklist",
    title="Lista de chequeo",
    about="una fila por entidad, producto y criterio",
    fields=(
        *_PLACE,
        _text(
            "product", "producto", "entregable que se revisa", "PDT", "entregable", "documento", required=True
        ),
        _text(
            "item",
            "criterio",
            "qué se revisa",
            "Articula el PND",
            "ítem",
            "variable",
            "requisito",
            required=True,
        ),
        _flag("complies", "cumple", "si lo cumple", "cumplimiento", "resultado", is_required=True),
        _day("date", "fecha", "día de la revisión", "fecha revisión"),
        _text("remark", "observacion", "lo que haga falta decir", "", "observaciones", "comentario"),
    ),
    unique=("entity_code", "product", "item"),
    pages=("ninguna todavía: se guarda y se puede bajar",),
)
_CATALOGO: Final = TableContract(
    key="catalogo",
    table="milestones",
    title="Catálogo de hitos",
    about="una fila por hito de una fase, con los pesos",
    fields=(
        replace(_PHASE, example="3"),
        _text("phase_name", "fase_nombre", "nombre de la fase", "Fase III", "nombre fase"),
        Field(
            name="stage",
            label="etapa",
            meaning="número de la etapa o interruptor",
            example="1",
            reader=at_least_one,
            synonyms=("interruptor", "número etapa", "fase hitos"),
            is_required=True,
        ),
        _text(
            "stage_name", "etapa_nombre", "nombre de la etapa", "Alistamiento", "nombre etapa", required=True
        ),
        Field(
            name="stage_weight",
            label="etapa_peso",
            meaning="peso de la etapa en la fase, de 0 a 100",
            example="100",
            reader=bounded(0, 100),
            synonyms=("peso etapa", "peso interruptor"),
            is_required=True,
        ),
        replace(_MILESTONE, example="1"),
        _text(
            "milestone_name",
            "hito_nombre",
            "nombre del hito",
            "Plan indicativo",
            "nombre hito",
            required=True,
        ),
        Field(
            name="weight_in_stage",
            label="hito_peso_en_etapa",
            meaning="peso del hito en su etapa, de 0 a 100",
            example="100",
            reader=bounded(0, 100),
            synonyms=("peso hito", "peso en etapa", "peso en interruptor"),
            is_required=True,
        ),
        Field(
            name="weight",
            label="hito_peso_total",
            meaning="peso del hito en la fase, de 0 a 100; si falta, el producto de los otros dos",
            example="100",
            reader=bounded(0, 100),
            synonyms=("peso total", "peso en fase"),
        ),
        _text("note", "nota", "lo que haya de dudoso en el hito", "", "observación"),
        _text("stage_note", "nota_etapa", "lo que haya de dudoso en la etapa", ""),
    ),
    unique=("phase", "milestone"),
    joins_shipped=True,
    pages=("todas",),
)
_CIFRAS: Final = TableContract(
    key="cifras",
    table="published_figures",
    title="Cifras publicadas en el informe",
    about="una fila por cifra, como está impresa",
    fields=(
        _text("id", "id", "clave de la cifra", "F1-MUN-RES", "clave", required=True),
        _text("capitulo", "capitulo", "capítulo", "3 Momentos", required=True),
        _text("tema", "tema", "tema", "Fase I cobertura", required=True),
        _text("cifra", "cifra", "qué cuenta", "municipios alcanzados", "nombre cifra", required=True),
        Field(
            name="valor",
            label="valor",
            meaning="el número, sin separador de miles; «>4» si es una cota",
            example="675",
            reader=lambda written: (
                f">{values.amount(written[1:].strip())}"
                if written.startswith(">")
                else values.amount(written)
            ),
            synonyms=("valor publicado", "número"),
            is_required=True,
        ),
        _text("unidad", "unidad", "en qué se mide", "municipios", "unidad medida", required=True),
        _text("corte", "corte", "fecha o mes", "2020-07-31", "fecha corte"),
        _text("cita_o_lugar", "cita_o_lugar", "cita o lugar del informe", "capítulo 3", "cita", "lugar"),
        _text("observacion", "observacion", "lo que haga falta decir", "", "observaciones"),
    ),
    unique=("id",),
    joins_shipped=True,
    pages=("Cifras del informe", "Informe"),
)
TABLES: Final = MappingProxyType(
    {
        contract.key: contract
        for contract in (_HITOS, _ENTIDADES, _ENCUESTA, _ASESORIAS, _LISTA, _CATALOGO, _CIFRAS)
    }
)
"""By key, in the order in which they are offered."""
