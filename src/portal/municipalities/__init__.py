"""Municipalities, counties and their figures over time; a municipality is a tenant. Imports no other room."""
