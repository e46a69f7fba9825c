"""`python -m data.demo`: rewrite the demonstration tables and the table of `docs/calibracion.md`."""

from data.demo.document import rewrite_document
from data.demo.write import build_tables, read_table, write_tables


def main() -> None:
    """Rewrite everything and say how large each file is."""
    tables = build_tables()
    for path in write_tables(tables):
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} KB")
    rewrite_document({name: read_table(name) for name in tables})


if __name__ == "__main__":
    main()
