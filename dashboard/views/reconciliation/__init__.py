"""What the report publishes beside what the data give: figure by figure, and where it contradicts itself."""
