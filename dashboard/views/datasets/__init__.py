"""Tables that leave as files and that no page shows whole: what was printed, advised and answered."""
