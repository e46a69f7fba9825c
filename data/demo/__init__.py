"""The demonstration tables: simulated from a fixed seed, calibrated to what the report publishes.

The report aggregates; it lists neither the partner nor the universe of a municipality, nor one milestone
report. These modules invent those rows so that every published total is met (`data/calibration.py` computes
them back; `docs/calibracion.md` says which and how). Each row says `origen = demostración`; nobody is named.
`python -m data.demo` rewrites `data/demo/files/`.
"""
