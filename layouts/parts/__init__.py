"""What several pages show, each once."""
