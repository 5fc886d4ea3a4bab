"""Questions of programs and what the published records answer, from a checkout or an unzipped bundle alike."""
