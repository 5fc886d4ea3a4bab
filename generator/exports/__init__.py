"""What leaves the site for other programs, one module per format."""
