"""Apps for tests: the whole wiring around one snapshot, as `app.watch` would have loaded it."""

from app import create_app
from dashboard.indicators.in_force import SnapshotInForce


def app_of(snapshot):
    """Return an app around a snapshot that stays in force."""
    return create_app(SnapshotInForce(lambda former: snapshot))
