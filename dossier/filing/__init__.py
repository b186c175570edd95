"""What a proceeding files, under which numbers and names."""
