"""Words, numbers, dates and typography in French and English."""
