"""From pages to a whole site, and to a bundle."""
