"""What a record may hold, kind by kind, and the Dutch words for what it refuses."""
