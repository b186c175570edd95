"""What the checks found, for people and for programs: text, JSON, and a page that never leaves the office."""
