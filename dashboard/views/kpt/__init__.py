"""The page of the KPT: who used it, which modules, and how that goes with progress and rating."""
