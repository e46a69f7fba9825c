"""`python -m dashboard`: the command line."""

from dashboard.cli.main import program
from dashboard.cli.spanish_click import PROGRAM

if __name__ == "__main__":
    program(prog_name=PROGRAM)
