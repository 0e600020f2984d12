"""Where staff work. Imports actions, queries and forms of the rooms, never public, api or cli."""
