"""Figures as they leave the dashboard: a definition with its words and its data, declared once each."""
