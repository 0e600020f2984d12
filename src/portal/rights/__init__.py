"""Norms and recommendations, human rights assessments, and how firmly a theme is anchored in the plans."""
