"""Rules over what was reported: impossible orders, doubtful data and reasons to call, declared once."""

from dashboard.indicators.rules.catalogue import RULES
from dashboard.indicators.rules.declaration import Family, Rule, Severity
from dashboard.indicators.rules.findings import (
    Finding,
    current_phase,
    cutoff_of,
    findings,
    findings_in,
    findings_of,
    judged,
)

__all__ = [
    "RULES",
    "Family",
    "Finding",
    "Rule",
    "Severity",
    "current_phase",
    "cutoff_of",
    "findings",
    "findings_in",
    "findings_of",
    "judged",
]
