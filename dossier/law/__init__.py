"""Dated data of the law with their sources, and pure functions on them."""
