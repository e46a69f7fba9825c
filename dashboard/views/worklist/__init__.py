"""The coordinator's work list: whom to call today and about what, what changed, and how the team is doing."""

from dashboard.views.worklist.page import WorkList, worklist_listing, worklist_of_query

__all__ = ["WorkList", "worklist_listing", "worklist_of_query"]
