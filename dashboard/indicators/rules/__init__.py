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
    picked_findings,
)
from dashboard.indicators.rules.urgency import Urgent, by_urgency, reasons_in, with_reason

__all__ = [
    "RULES",
    "Family",
    "Finding",
    "Rule",
    "Severity",
    "Urgent",
    "by_urgency",
    "current_phase",
    "cutoff_of",
    "findings",
    "findings_in",
    "findings_of",
    "judged",
    "picked_findings",
    "reasons_in",
    "with_reason",
]
