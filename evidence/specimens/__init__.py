"""Draws the photographs and sets the papers of the two sample cases; nothing in them is real."""
