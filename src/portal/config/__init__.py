"""The wiring: settings, addresses, and which room's port is handed to which. Imported by no other room."""
