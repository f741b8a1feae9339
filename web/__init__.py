"""What people touch: the pages, the JSON API and the `dateline` command."""
