"""Under which licence the texts leave the site, as every export says it."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = f"Texts by the Stemma contributors, under CC BY 4.0 ({LICENCE}): take them, change them, and name Stemma."
