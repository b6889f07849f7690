"""From a file to values with their places, or what is wrong with it as YAML."""
