"""From a source file to Article, and into the archive."""
