"""The look that figures share with the page: font, inks and rules (GOV.CO blues are for chrome only)."""

from typing import Final

FONT: Final = "Work Sans, system-ui, sans-serif"
INK: Final = "#1f2933"
MUTED: Final = "#52606d"
RULE: Final = "#d9dee3"
BLUE: Final = "#3366cc"
DEEP_BLUE: Final = "#004884"
GROUND: Final = "#ffffff"
BORDER: Final = "#5f6b76"
EDGE: Final = "#c3c9cf"
PICKED: Final = "#d6006c"
