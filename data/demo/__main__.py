"""`python -m data.demo`: rewrite the demonstration tables."""

from data.demo.write import build_tables, write_tables


def main() -> None:
    """Rewrite every table and say how large it is."""
    for path in write_tables(build_tables()):
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
