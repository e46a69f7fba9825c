"""`python -m bench`: measure, print, and with `--escribir` keep the report in docs/rendimiento.md.

It ends well whatever it measures: times depend on the machine, and a miss is marked in the report.
"""

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from bench.browser import Browser, open_browser
from bench.journeys import REGIONS, WARM_UP, Visit, by_turns, series, visit
from bench.pages import measure_pages
from bench.report import Measures, report
from bench.serving import DASHBOARD, Server, serve

TARGET: Final = Path("docs/rendimiento.md")


def main(arguments: list[str]) -> None:
    """Run the bench."""
    options = _parser().parse_args(arguments)
    if options.exportar:
        _measure_files(options.kaleido, options.escribir)
        return
    plain = "plain-compressed" if options.comprimir else "plain"
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        text = measure(DASHBOARD, plain, Path(folder))
    print(text)
    if options.escribir:
        TARGET.write_text(text + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Mide el tablero y Dash corriente.")
    parser.add_argument("--escribir", action="store_true", help=f"guarda lo medido en {TARGET}")
    parser.add_argument(
        "--comprimir", action="store_true", help="Dash corriente comprime sus respuestas (compress=True)"
    )
    parser.add_argument(
        "--exportar", action="store_true", help="mide cuánto tarda cada formato de una figura, y nada más"
    )
    parser.add_argument(
        "--kaleido", default="", metavar="PYTHON", help="con --exportar: un Python que tiene Kaleido"
    )
    return parser


def _measure_files(kaleido: str, keep: bool) -> None:
    from bench.paper import measure_paper, write_measures  # late: it reads the data

    text = measure_paper(kaleido)
    print(text)
    if keep:
        write_measures(text)


def measure(ours: str, plain: str, folder: Path) -> str:
    """Return the report on two apps that `bench.serving.create` knows."""
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serve(name, folder)) for name in (ours, plain)}
        for server in servers.values():
            _warm(server)
        browsers = {name: stack.enter_context(open_browser()) for name in servers}
        visits = {name: _visits(browsers[name], server) for name, server in servers.items()}
        apps = {name: (browsers[name], server) for name, server in servers.items()}
        by_turns(apps, WARM_UP)
        changes, different = by_turns(apps, series(REGIONS))
        pages = measure_pages(browsers[ours], servers[ours])
    found = {name: Measures(*visits[name], tuple(changes[name])) for name in servers}
    return report(found[ours], found[plain], pages, different, plain != "plain")


def _warm(server: Server) -> None:
    """Let every worker serve the page before it is measured: its first answers are slow."""
    for _ in range(3):
        with open_browser() as browser:
            visit(browser, server)


def _visits(browser: Browser, server: Server) -> tuple[Visit, Visit]:
    return visit(browser, server), visit(browser, server)


if __name__ == "__main__":
    main(sys.argv[1:])
