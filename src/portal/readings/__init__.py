"""From upload to publication: a file is kept, read in a confined child, reviewed and published."""
