"""The seal of a file, and the safe reading of the content that it covers."""
