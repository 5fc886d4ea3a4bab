"""The site while it is edited: a server, live preview, one page at a time."""
