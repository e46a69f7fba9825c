"""What the browser paints of the milestones page by itself: what moves with its player.

A step of the player repaints the cells of the heat map and moves the line of the curves, which are also drawn
to the width that there is. Everything else of the page is components (`layouts/parts/milestones.py`).
"""

from dashboard.views.milestones.heat import Payload, printed
from dashboard.views.milestones.page import MilestonesView


def painted(view: MilestonesView) -> Payload:
    """Return calor (see `heat_payload`), curvas (`curve_values`) and vacio, said where there is no row."""
    return {"calor": view.heat, "curvas": curve_values(view), "vacio": view.finding}


def curve_values(view: MilestonesView) -> Payload:
    """Return the curves of the territories and of the selection.

    Keys: codigos, nombres; enlace, into a territory by its code; elegida, code of the territory of the picked
    entity, or empty; by cut-off and territory, as printed and null where nothing is known, media, bajo and
    alto (quartiles) and n; by cut-off, conjunto.
    """
    groups, whole = view.groups, view.whole
    return {
        "codigos": groups.codes.tolist(),
        "nombres": list(view.names),
        "enlace": view.curve_link,
        "elegida": view.picked_curve,
        "media": printed(groups.mean),
        "bajo": printed(groups.low),
        "alto": printed(groups.high),
        "n": groups.n.astype(int).tolist(),
        "conjunto": printed(whole.mean[:, 0]) if len(whole.codes) else [],
    }
