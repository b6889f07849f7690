"""From a folder to checked records, linked to each other; or every problem, and advice."""
