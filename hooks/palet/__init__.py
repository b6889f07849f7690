"""Palet turns YAML records of social interventions into a knowledge platform.

The data flows one way, and each stage is a module:

    document -> record -> content -> catalog -> page -> shell -> site

``document`` reads strict YAML with positions, ``record`` says what a record
may hold, ``content`` reads and checks a whole folder, ``catalog`` links the
records to each other, ``page`` makes an HTML body of every record, ``shell``
fills the theme's chrome with it and ``site`` writes the files. Nothing in
this package knows MkDocs, the command line or the terminal.
"""
