"""Every component id, once. Two enums never share a value (a test checks it)."""

from enum import StrEnum, unique


@unique
class ShellIds(StrEnum):
    """The frame around every page: address, filters and the place of the page."""

    ADDRESS = "direccion"
    FRAME = "marco"
    PLACE = "lugar"
    PAGE = "pagina"
    MAIN = "contenido"
    STATIC = "recursos"
    RAIL = "filtros"
    RAIL_BUTTON = "filtros-boton"
    RAIL_CLOSE = "filtros-cerrar"
    RAIL_COUNT = "filtros-numero"
    FOUND = "entidades-halladas"
    CRUMBS = "migas"
    MENU = "menu"
    MENU_BUTTON = "menu-boton"
    MARK = "demostracion"
    COPY = "copiar-enlace"
    LOOK = "aspecto"
    PRESENT = "ver-presentacion"
    THEME_SYSTEM = "tema-sistema"
    THEME_LIGHT = "tema-claro"
    THEME_DARK = "tema-oscuro"
    COPIED = "enlace-copiado"


@unique
class HomeIds(StrEnum):
    """The home page: stores and panels."""

    VIEW = "vista"
    FIGURES = "mapa-figuras"
    FINDING = "hallazgo"
    NOTICES = "avisos"
    CARDS = "tarjetas"
    CHIPS = "filtros-vigentes"
    COUNTS = "conteo"
    MAP = "mapa"
    MAP_TITLE = "mapa-titulo"
    PLAYER = "mapa-cortes"
    MAP_PANEL = "mapa-panel"
    CAPTION = "pie"
    LEGEND = "leyenda"
    READING = "mapa-lectura"
    HINT = "mapa-pista"
    ASIDE = "mapa-aparte"
    REGIONS = "regiones"
    REGIONS_TITLE = "regiones-titulo"
    REGIONS_TABLE = "regiones-tabla"
    ENTITY = "ficha"
    TABLE_SLOT = "tabla-lugar"
    TABLE = "tabla"
    TABLE_READY = "tabla-lista"
    FORM = "tabla-forma"
    TABLE_BOX = "tabla-caja"
    RANKING_BOX = "orden-caja"
    RANKING = "orden"
    RANKING_SENTENCE = "orden-frase"
    FILES = "descargas"


@unique
class MilestonesIds(StrEnum):
    """The milestones page: stores and panels."""

    VIEW = "hitos-vista"
    FIXED = "hitos-fijo"
    FINDING = "hitos-hallazgo"
    NOTICES = "hitos-avisos"
    CHIPS = "hitos-filtros-vigentes"
    PHASES = "hitos-fases"
    LEVELS = "hitos-niveles"
    TRAIL = "hitos-migas"
    CURVES = "hitos-curvas"
    CURVES_TITLE = "hitos-curvas-titulo"
    CURVES_TABLE = "hitos-curvas-tabla"
    FUNNEL = "hitos-embudo"
    FUNNEL_TITLE = "hitos-embudo-titulo"
    PLAYER = "hitos-reproductor"
    MODE = "hitos-modo"
    HEAT = "hitos-calor"
    ASIDE = "hitos-aparte"
    HEAT_TITLE = "hitos-calor-titulo"
    ABSENT = "hitos-sin-fila"
    TREE = "hitos-arbol"
    TREE_TITLE = "hitos-arbol-titulo"
    CHANGE = "hitos-cambio"
    CHANGES = "hitos-cambios"
    CHANGES_TITLE = "hitos-cambios-titulo"
    CAPTION = "hitos-pie"


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


@unique
class ProfileIds(StrEnum):
    """The profile of one entity."""

    ASKED = "perfil-pedido"
    NAME = "perfil-nombrada"
    SHEET = "perfil-hoja"
    PRINT = "perfil-imprimir"


@unique
class MyRegionIds(StrEnum):
    """The coordinator's work list."""

    BODY = "mi-region-cuerpo"
    LIST_PAGE = "mi-region-pagina"


@unique
class SavedIds(StrEnum):
    """Views of one click, views kept in the browser, and the introduction."""

    NAME = "vistas-nombre"
    SAVE = "vistas-guardar"
    LIST = "vistas-lista"
    COUNT = "vistas-cuenta"
    INTRODUCTION = "introduccion"
    INTRODUCTION_CLOSE = "introduccion-cerrar"
    INTRODUCTION_DONE = "introduccion-entendido"
    INTRODUCTION_OPEN = "introduccion-abrir"


@unique
class CompareIds(StrEnum):
    """The page that compares two selections."""

    BODY = "comparar-cuerpo"


@unique
class FindingIds(StrEnum):
    """The page of findings."""

    BODY = "hallazgos-cuerpo"
    LIST_PAGE = "hallazgos-pagina"


@unique
class ReportIds(StrEnum):
    """The page that makes reports."""

    BODY = "informe-cuerpo"
    FORMAT = "informe-formato"
    TEMPLATE = "informe-plantilla"
    TEMPLATE_HELP = "informe-plantilla-ayuda"
    TEMPLATE_NAME = "informe-plantilla-nombre"
    TEMPLATE_OFF = "informe-plantilla-quitar"
    CREATE = "informe-crear"
    CANCEL = "informe-cancelar"
    CANCELLED = "informe-cancelado"
    JOB = "informe-trabajo"
    TIMER = "informe-reloj"
    PROGRESS = "informe-avance"
    SPOKEN = "informe-voz"
