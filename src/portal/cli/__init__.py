"""The `rettesnor` command: reads documents with the engine alone and never loads Django; it keeps nothing."""
