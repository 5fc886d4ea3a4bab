"""What the laws are tried on: texts of every kind, and small sets of sound records."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.records.characters import invisible

# Text that a record can hold: anything but invisible characters and what cannot be encoded.
lines = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).filter(
    lambda text: text.strip() != "" and not invisible(text)
)
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
