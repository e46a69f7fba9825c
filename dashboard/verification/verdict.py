"""What is said of a file: one Spanish sentence, what differs, and the exit code that follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """What a file turned out to be."""

    MATCHES = "coincide"
    EARLIER = "anterior"
    CHANGED = "modificado"
    FOREIGN = "ajeno"


@dataclass(frozen=True)
class Verification:
    """One file: its name, the verdict, the sentence about it, what differs and what else is to be known."""

    name: str
    verdict: Verdict
    sentence: str
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def to_text(self) -> str:
        """Return the sentence with the lines under it."""
        return "\n".join(
            (f"{self.name}: {self.sentence}", *(f"  {line}" for line in (*self.lines, *self.notes)))
        )


def exit_code(findings: Iterable[Verification]) -> int:
    """Return 0 when every file matches, 2 when any can't be verified, or else 3."""
    verdicts = {finding.verdict for finding in findings}
    if Verdict.FOREIGN in verdicts:
        return 2
    return 0 if verdicts <= {Verdict.MATCHES} else 3
