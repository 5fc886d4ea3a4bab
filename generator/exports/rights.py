"""Under which licence the texts leave the site, and how it is cited, as every export says it."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS = f"Texts by the Stemma contributors, under CC BY 4.0 ({LICENCE}): take them, change them, and name Stemma."
CITE = (
    "The Stemma contributors: Stemma, a reading guide to machine-learning papers and their lineage. Name the page and "
    "the day on which it was checked, and cite the papers themselves for what they found."
)
