"""Documents of the fictional Nordvik kommune, and what builds them from their sources."""
