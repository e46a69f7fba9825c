"""Every component id, once. Two enums never share a value (a test checks it)."""

from enum import StrEnum, unique


@unique
class ShellIds(StrEnum):
    """The frame around every page."""

    ROUTE = "ruta"
    PAGE = "pagina"
    MAIN = "contenido"


@unique
class HomeIds(StrEnum):
    """The home page: address, stores and panels."""

    ADDRESS = "direccion"
    VIEW = "vista"
    STATIC = "recursos"
    FINDING = "hallazgo"
    NOTICES = "avisos"
    CARDS = "tarjetas"
    CHIPS = "filtros-vigentes"
    COUNTS = "conteo"
    MAP = "mapa"
    MAP_TITLE = "mapa-titulo"
    MAP_PANEL = "mapa-panel"
    CAPTION = "pie"
    LEGEND = "leyenda"
    REGIONS = "regiones"
    REGIONS_TITLE = "regiones-titulo"
    REGIONS_TABLE = "regiones-tabla"
    ENTITY = "ficha"
    TABLE_SLOT = "tabla-lugar"
    TABLE = "tabla"
    TABLE_READY = "tabla-lista"
    RAIL = "filtros"
    RAIL_BUTTON = "filtros-boton"
    RAIL_CLOSE = "filtros-cerrar"
    RAIL_COUNT = "filtros-numero"
    COPY = "copiar-enlace"
    COPIED = "enlace-copiado"
    MILESTONE_BOX = "hito-caja"


@unique
class ControlIds(StrEnum):
    """The controls; each holds the parameter of the address that its id names after the prefix."""

    INDICATOR = "control-indicador"
    LEVEL = "control-nivel"
    CUTOFF = "control-corte"
    SINCE = "control-desde"
    PHASES = "control-fase"
    REGIONS = "control-region"
    DEPARTMENTS = "control-depto"
    UNIVERSES = "control-universo"
    DECREE_683 = "control-decreto683"
    PARTNERS = "control-socio"
    PDET = "control-pdet"
    ENTITY_TYPE = "control-tipo"
    MILESTONE = "control-hito"
    ENTITY = "control-entidad"
