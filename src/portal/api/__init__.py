"""What programs call. Imports actions, queries and forms of the rooms, never public, desk or cli."""
