"""The page of perception: how users rate the assistance, and how sure that is."""
