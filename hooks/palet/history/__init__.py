"""What became of records: commits, which fields and sentences differ, in words."""
