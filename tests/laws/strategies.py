"""What the laws are tried on: texts of every kind, and small sets of sound records."""

from __future__ import annotations

from hypothesis import strategies as st

# Text that a record can hold: anything but control characters and what cannot be encoded.
lines = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufeff"), min_size=1
).filter(lambda text: text.strip() != "")
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
