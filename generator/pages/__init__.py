"""What each page shows: one frozen value per template. `plan` lists every page of the site."""
