"""Rules over what was reported: impossible orders, doubtful data and reasons to call, declared once."""

from dashboard.rules.catalogue import RULES
from dashboard.rules.declaration import Family, Rule, Severity
from dashboard.rules.findings import Finding, current_phase, cutoff_of, findings, findings_in, findings_of

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
]
