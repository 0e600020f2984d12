"""Partners, agreements and memberships."""
