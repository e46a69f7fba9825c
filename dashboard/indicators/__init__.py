"""What is measured and how: declarations, measures, progress, movement, evaluation, selection and rules."""
