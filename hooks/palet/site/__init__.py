"""From pages to a folder that can be served: the frame, the files, the search, the preview."""
