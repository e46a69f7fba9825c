"""The page of Monitoreo 360: the value chain, a panel per link."""
