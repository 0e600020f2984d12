"""Cases, amendments, votes and decisions of the council, and what became of them."""
