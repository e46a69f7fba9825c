"""The accessibility statement: what is met, how it is checked, what is missing, and whom to tell."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.core.pages import HOME, METHODOLOGY
from dashboard.indicators.snapshot import Snapshot

MEANS = (
    "Todo se alcanza y se usa con el teclado: enlaces para saltar, foco visible, flechas para ir de un "
    "municipio a otro en el mapa, Escape para salir de lo que se abre.",
    "Cada figura tiene una frase que la resume y una tabla o una lista con sus valores; el mapa tiene "
    "además la tabla de entidades.",
    "Ningún dato se dice solo con color: las clases van con su nombre y los estados con una trama.",
    "Colores claros, oscuros o los que imponga su sistema; nada se mueve si su sistema pide menos "
    "movimiento.",
    "Con el texto al doble de su tamaño, y en pantallas desde 320 píxeles, nada se sale de su ancho.",
    "El informe en PDF lleva etiquetas y textos alternativos (PDF/UA).",
)
LIMITS = (
    "El mapa es un dibujo con más de mil áreas: un lector de pantalla lo recorre con las flechas, una a "
    "una. La tabla de entidades es el camino más corto.",
    "Las figuras que se descargan en PNG no llevan texto alternativo dentro; su título y su pie sí dicen "
    "lo que muestran.",
    "Los documentos hechos con una plantilla propia tienen los contrastes de esa plantilla.",
)


def layout(snapshot: Snapshot) -> Component:
    """Return the page."""
    return html.Div(
        [
            html.H1("Declaración de accesibilidad", className="h3"),
            html.P(
                "Este tablero sigue las pautas WCAG 2.1 en su nivel AA, como pide el anexo 1 de la "
                "Resolución 1519 de 2020 del Ministerio de Tecnologías de la Información y las "
                "Comunicaciones."
            ),
            html.H2("Con qué cuenta", className="h5 mt-4"),
            html.Ul([html.Li(text) for text in MEANS]),
            html.H2("Cómo se revisa", className="h5 mt-4"),
            html.P(
                "Antes de publicar cada versión, la herramienta axe-core revisa todas las páginas, vacías"
                " y con filtros, con menús y paneles abiertos, en tres anchos y tres juegos de colores, y"
                " otras pruebas las recorren con el teclado. Una revisión automática no ve todo lo que "
                "vive una persona."
            ),
            html.H2("Lo que falta", className="h5 mt-4"),
            html.Ul([html.Li(text) for text in LIMITS]),
            html.H2("Si algo le estorba", className="h5 mt-4"),
            html.P(
                [
                    "Escriba al Departamento Nacional de Planeación por sus canales de atención a la "
                    "ciudadanía: diga en qué página estaba, qué quería hacer y con qué navegador o ayuda "
                    "técnica. Los datos también se piden en otro formato: ",
                    dcc.Link("cómo se calculan", href=METHODOLOGY.root),
                    " · ",
                    dcc.Link("ir al mapa", href=HOME.root),
                    ".",
                ]
            ),
        ],
        className="container-xl py-4 texto",
    )
