"""Plans as a municipality works with them: goals, measures, indicators, and how they go."""
