"""From the catalog to values that pages show: facets, maps, charts, what is alike."""
