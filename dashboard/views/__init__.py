"""What a page says of one address, as plain values."""
