"""The page of the strategy: phases, timeline, law, pandemic, challenges and lessons, from tables."""
