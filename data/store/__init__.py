"""Versions of the tables that are loaded: the only place that speaks to a database.

A version is whole and never changes: its accepted rows are one compressed text beside what is said of it
(`docs/datos.md` says why, with the measurements). Which version of a table is in force is a pointer, moved in
one transaction. SQLite in a file unless `DATABASE_URL` names a PostgreSQL; the same code for both.
"""
