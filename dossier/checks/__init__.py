"""Say everything that is missing or contradictory before the opponent does."""
