"""Palet turns YAML records of social interventions into a knowledge platform.

The data flows one way through the packages, and each knows only those above it:

    language   Dutch as people write it: words, numbers, dates, names, signs
    reading    from a file to values with their places, or what is wrong with it as YAML
    model      what a record may hold, kind by kind, and the words for what it refuses
    content    from a folder to checked records, linked to each other; or every problem
    editing    what helps an editor write: layout, schemas, the form, renaming
    views      from the catalog to what pages show: facets, maps, charts, what is alike
    history    what became of records: commits, and what differs, in words
    pages      from the catalog to the HTML, the feeds and the calendars of every page
    site       from pages to a folder that can be served: frame, files, search, preview
    report     what a proposal means, as a comment for who reviews it
    cli        how Palet is called: its commands, what they print, and how they end

Beside them stand a problem (``problem``) and a fault of the machine (``fault``), work that is
shared over the processors (``processes``), a folder to work in (``workspace``), the theme
that the site wears (``skin``) and where it is published (``settings``). Nothing here knows
MkDocs, and nothing but ``cli`` the command line or the terminal.
"""
