"""The document at the right: as a preview, as pages, as Markdown."""
