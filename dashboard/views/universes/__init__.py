"""The page of universes: the decoder, what follows when thresholds move, and what each universe achieved."""
