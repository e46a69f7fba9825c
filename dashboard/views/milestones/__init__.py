"""The milestones page: what it speaks of, its sentences and its values."""
