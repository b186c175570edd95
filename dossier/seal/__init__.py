"""What is written down or put upon a file so that a later change of it shows: log, seal, package."""
