"""The page of Decree 683: who took the longer term, when plans were approved, and how adopters compare."""
