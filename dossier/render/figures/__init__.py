"""Figures drawn by the program itself, to scale: the day by the minute, the place by the metre."""
