"""Figures as `plotly.graph_objects` on one template: one definition each, for the screen and for paper."""

from dashboard.figures import template as template  # every figure below is built on it
