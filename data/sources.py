"""Where every number comes from: one entry per table and per published file.

Indicators name a source by key; captions, exports and the methodology page read its words here. `cutoff` is
the date the source speaks of, as the report writes it, or `None` when the source has no date.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from data.contracts import DEMOSTRACION, INFORME, REAL

REPORT: Final = "Informe final de la Estrategia Gobierno al Plan (DNP, 2020)"
REPORT_CITED: Final = "DNP, informe final de la Estrategia Gobierno al Plan (2020)"
DNP: Final = "Departamento Nacional de Planeación (DNP)"
DANE: Final = "Departamento Administrativo Nacional de Estadística (DANE)"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A table or a published file, described for a reader.

    Attributes:
        key: stable name, in indicators and metadata.
        title: Spanish, as a caption writes it.
        file: name of the file inside the project.
        where: chapter or place in the original, Spanish.
        owner: institution that answers for the original.
        cutoff: ISO date or month the source speaks of, or `None`.
        origin: "informe" or "demostración" as shipped; `as_loaded` gives the words of real data.
        cited: how a caption cites it as shipped. part: which part of what is cited, may be empty.
        loaded: how a caption cites the table once real data is loaded in its place.
    """

    key: str
    title: str
    file: str
    where: str
    owner: str
    cutoff: str | None
    origin: str
    cited: str = REPORT_CITED
    part: str = ""
    loaded: str = ""


def _published(key: str, title: str, file: str, where: str, cutoff: str | None) -> Source:
    return Source(
        key=key, title=title, file=file, where=f"{REPORT}, {where}", owner=DNP, cutoff=cutoff, origin=INFORME
    )


def _demonstration(key: str, title: str, file: str, where: str, cutoff: str, part: str = "") -> Source:
    return Source(
        key=key,
        title=title,
        file=file,
        where=where,
        owner=DNP,
        cutoff=cutoff,
        origin=DEMOSTRACION,
        part=part,
        loaded=f"DNP, {title[:1].lower()}{title[1:]}",
    )


_ALL: Final = (
    Source(
        key="divipola",
        title="División político-administrativa vigente en 2020 (DIVIPOLA)",
        file="divipola.csv",
        where="1.103 municipios y 18 áreas no municipalizadas",
        owner=DANE,
        cutoff="2020",
        origin=INFORME,
        cited="DANE, DIVIPOLA (2020)",
    ),
    Source(
        key="pdet",
        title="Municipios PDET y su subregión",
        file="pdet.csv",
        where="Decreto 893 de 2017",
        owner="Presidencia de la República",
        cutoff="2017-05-28",
        origin=INFORME,
        cited="Decreto 893 de 2017",
    ),
    _published(
        "regions", "Regiones de operación y sus hubs", "regiones.csv", "capítulo 4, Mapa 5", "2020-12-31"
    ),
    _published("universes", "Universos de focalización", "universos.csv", "capítulo 2, Focalización", "2019"),
    _published("milestones_1", "Hitos de la fase I y sus pesos", "fase1_hitos.csv", "capítulo 3", "2020"),
    _published("milestones_2", "Hitos de la fase II y sus pesos", "fase2_hitos.csv", "capítulo 4", "2020"),
    _published(
        "phase_2_list",
        "Municipios de la fase II",
        "fase2_municipios_impreso.csv",
        "capítulo 4, Entidades beneficiarias",
        "2020-12-15",
    ),
    _published(
        "phase_2_regions",
        "Avance de la fase II por región",
        "fase2_avance_region.csv",
        "capítulo 4, Avances",
        "2020-12-31",
    ),
    _published(
        "phase_2_municipalities",
        "Municipios más avanzados y más rezagados de la fase II",
        "fase2_avance_municipios.csv",
        "capítulo 4, Avances",
        "2020-12-31",
    ),
    _published(
        "phase_2_gobernaciones",
        "Orden de las gobernaciones en la fase II",
        "fase2_avance_gobernaciones.csv",
        "capítulo 4, Avances",
        "2020-12-31",
    ),
    _published(
        "decree_683_departments",
        "Departamentos que acogieron el Decreto 683",
        "decreto683_departamentos.csv",
        "capítulo 3, Pandemia",
        "2020-06-15",
    ),
    _published(
        "published_figures",
        "Cifras publicadas en el informe",
        "cifras_informe.csv",
        "todos los capítulos",
        None,
    ),
    _demonstration(
        "entities",
        "Entidades territoriales y sus atributos",
        "entities.csv.gz",
        "simulación calibrada: universo, socio, KPT y Decreto 683 por municipio; la lista de la fase II, los "
        "PDET y los departamentos del Decreto 683 son del informe",
        "2020-12-31",
    ),
    _demonstration(
        "milestone_reports",
        "Reportes de hitos (SETA)",
        "milestone_reports.csv.gz",
        "simulación calibrada con los avances publicados",
        "2020-12-31",
        "registro SETA",
    ),
    _demonstration(
        "survey_answers",
        "Encuesta de percepción",
        "survey_answers.csv.gz",
        "simulación calibrada: tres mediciones con calificación superior a 4",
        "2020-07",
        "encuesta a los usuarios",
    ),
    _demonstration(
        "advisories",
        "Asesorías territoriales",
        "advisories.csv.gz",
        "simulación calibrada: mayor demanda en marzo y abril",
        "2020-12-31",
        "asesorías",
    ),
)

SOURCES: Final = MappingProxyType({source.key: source for source in _ALL})


def as_loaded(shipped: Source, origin: str) -> Source:
    """Return a source as a dataset has it: of a table loaded with real data, no simulation is told."""
    if origin != REAL:
        return replace(shipped, origin=origin)
    return replace(shipped, file="", where="datos cargados en el tablero", cutoff=None, origin=REAL)


def source(key: str) -> Source:
    """Return a source by key.

    Raises:
        KeyError: no source has that key (a programming error: keys are written in code).
    """
    return SOURCES[key]
