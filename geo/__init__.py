"""What the territory is: DIVIPOLA codes, the catalogue of units, and the boundaries that maps draw."""
