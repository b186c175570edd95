"""Open a finished file again and compare it with what was planned; shares no code with assembly."""
