"""How Palet is called: its commands, what they print, and how they end."""
