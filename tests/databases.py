"""A PostgreSQL of the system's package for the tests: a cluster of its own, on a socket, gone at the end."""

import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

USER = "postgres"
PLACES = "/usr/lib/postgresql/*/bin"
MISSING = "falta PostgreSQL: apt-get install postgresql"
numbers = count(1)


@cache
def programs():
    """Return the folder of PostgreSQL's programs, or `None`."""
    found = shutil.which("pg_ctl")
    folders = [str(Path(found).resolve().parent)] if found else sorted(glob.glob(PLACES))
    return folders[-1] if folders else None


@contextmanager
def cluster():
    """Start a server that only a socket in its folder reaches; yield a function that makes a database."""
    folder = tempfile.mkdtemp(prefix="pg-")
    try:
        _own(folder)
        _run("initdb", "-D", f"{folder}/d", "-A", "trust", "-U", "pruebas", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200"
        _run("pg_ctl", "-D", f"{folder}/d", "-o", options, "-l", f"{folder}/log", "-w", "start")
        yield lambda: _database(folder)
    finally:
        _run("pg_ctl", "-D", f"{folder}/d", "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _database(folder):
    name = f"prueba{next(numbers)}"
    _run("createdb", "-h", folder, "-U", "pruebas", name)
    return f"postgresql://pruebas@/{name}?host={folder}"


def _own(folder):
    if os.getuid() == 0:
        user = pwd.getpwnam(USER)
        os.chown(folder, user.pw_uid, user.pw_gid)


def _run(program, *words, check=True):
    """Run a program of PostgreSQL; its server refuses to run as root."""
    kind = {"user": USER, "group": USER} if os.getuid() == 0 else {}
    command = [f"{programs()}/{program}", *words]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    subprocess.run(command, check=check, cwd="/", **quiet, **kind)
