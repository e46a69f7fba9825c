"""Meaning and pictures of meaning: what the numbers say, in frames, sentences and figures."""
