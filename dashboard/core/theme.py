"""The look that figures share with the page: font, inks, rules and the colours of lines and bars.

GOV.CO blues are for chrome only; the colours of classes and states are in `dashboard/core/scales.py`.
"""

from typing import Final

FONT: Final = "Work Sans, system-ui, sans-serif"
INK: Final = "#1f2933"
MUTED: Final = "#52606d"
RULE: Final = "#d9dee3"
BLUE: Final = "#3366cc"
DEEP_BLUE: Final = "#004884"
GROUND: Final = "#ffffff"
CLEAR: Final = "rgba(0,0,0,0)"
BORDER: Final = "#5f6b76"
EDGE: Final = "#c3c9cf"
PICKED: Final = "#d6006c"  # what the reader picked: an entity, a region, a cut-off
SERIES: Final = "#274f9e"  # the line or the bars that a figure is about
SPREAD: Final = "#abd6a2"  # the middle half around a line
WHOLE: Final = "#7b6b3a"  # the whole selection beside its parts
SIDE_A: Final = SERIES  # of a comparison
SIDE_B: Final = "#b3441c"
BEHIND: Final = "#9aa0a6"  # the group behind an entity
TRACK: Final = "#dfe4ea"  # the most that a bar can be
SECOND: Final = "#e0a03c"  # a second value on the scale of a bar
ALERT_HIGH: Final = "#b3441c"
ALERT_MEDIUM: Final = "#e0a03c"
ALERT_LOW: Final = "#8fbfdd"
MARK_INK: Final = "#7a2e0e"  # of the demonstration mark
MARK_GROUND: Final = "#fff4e5"
