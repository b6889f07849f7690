"""From the catalog to the HTML, the feeds and the calendars of every page."""
