"""Builds the example documents: one source each, many file formats. Nothing of the engine is used here."""
