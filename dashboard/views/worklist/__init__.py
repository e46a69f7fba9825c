"""The coordinator's desk: whom to call today and about what, what changed, and how the team is doing."""

from dashboard.views.worklist.page import PATH, Desk, desk_listing, desk_of_query

__all__ = ["PATH", "Desk", "desk_listing", "desk_of_query"]
