"""Measurements of hate speech online: prevalence with honest uncertainty, over time."""
