"""What every part needs: the address as a value, wording, scales, look, settings, where numbers come from."""
