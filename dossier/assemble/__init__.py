"""Join rendered parts and exhibits' own pages into one file that a court can page through."""
