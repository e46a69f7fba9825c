"""How it looks: Dash components, their ids and the pages."""
