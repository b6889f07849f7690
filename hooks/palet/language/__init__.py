"""Dutch as people write it: words, numbers, dates, names, signs; it knows no records."""
