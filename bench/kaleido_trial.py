"""Kaleido's times, run by `bench/paper.py` with the Python of an environment of its own.

Kaleido is no requirement of the project: this file imports nothing of it, so that any environment with
Kaleido and plotly can run it. It reads trials (JSON) from standard input and writes results to standard
output: a trial has the name, figure, size in CSS pixels, scale, format and target file; a result the times.
"""

import json
import sys
import time
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import kaleido  # type: ignore[import-not-found]  # only where it is measured


def main() -> None:
    """Measure every trial with one browser that stays open, after one drawing of each to warm it up."""
    request = json.load(sys.stdin)
    started = time.perf_counter()
    kaleido.start_sync_server()
    try:
        files = {trial["name"]: _measured(trial, request) for trial in request["trials"]}
    finally:
        kaleido.stop_sync_server()
    whole = time.perf_counter() - started
    json.dump({"version": version("kaleido"), "files": files, "whole": whole}, sys.stdout)


def _measured(trial: Mapping[str, Any], request: Mapping[str, Any]) -> tuple[list[float], bool]:
    """Return the seconds of each run, and whether all gave the same bytes; the last are kept."""
    _draw(trial, request["topology"])
    seconds, contents = [], []
    for _ in range(request["runs"]):
        started = time.perf_counter()
        contents.append(_draw(trial, request["topology"]))
        seconds.append(time.perf_counter() - started)
    Path(trial["target"]).write_bytes(contents[-1])
    return seconds, len(set(contents)) == 1


def _draw(trial: Mapping[str, Any], topology: str) -> bytes:
    options = {key: trial[key] for key in ("format", "width", "height", "scale")}
    content: bytes = kaleido.calc_fig_sync(trial["figure"], options, topojson=topology)
    return content


if __name__ == "__main__":
    main()
