"""Milestones and time: tree, funnel, heat map, curves and differences of one phase."""
