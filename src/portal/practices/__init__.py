"""Good practice: described ways of working, with evidence and conditions."""
