"""What was reported: sources, contracts, harmonised names, the milestone catalogue and the frozen model."""
