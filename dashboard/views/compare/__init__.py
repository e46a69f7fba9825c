"""Two selections side by side with the national line: the page, its figures and its files."""

from dashboard.views.compare.page import CompareView, build_compare, compare_of_query

__all__ = ["CompareView", "build_compare", "compare_of_query"]
