"""What helps an editor write: one layout, schemas, the form, another name for a record."""
