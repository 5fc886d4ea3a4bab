"""Family trees as SVG: years run downwards, each row holds papers of one year."""
