"""`python -m dashboard`: the command line."""

from dashboard.cli import program
from dashboard.spanish_click import PROGRAM

if __name__ == "__main__":
    program(prog_name=PROGRAM)
