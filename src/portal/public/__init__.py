"""What residents see. Imports actions, queries and forms of the rooms, never desk, api or cli."""
