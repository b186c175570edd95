"""Read pleadings for their words: DOCX, ODT, PDF, Markdown and plain text, each by its content."""
