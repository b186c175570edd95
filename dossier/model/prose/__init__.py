"""What words on a page say: exhibits that they cite, sums that they ask for. Pure functions on text."""
