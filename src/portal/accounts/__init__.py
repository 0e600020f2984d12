"""People: sign-in, roles in a municipality, invitations, and the one table that says who may do what."""
