"""Venues as the field writes them: `EMNLP 2021` for the proceedings' whole title."""

from __future__ import annotations

import re

from generator.new.outside import YEAR

LONGEST_VENUE = 80
# What the long names of venues hold, by the short ones; the first that fits counts.
HOUSE_STYLE = tuple(
    (short, re.compile(pattern, re.I))
    for short, pattern in (
        ("TACL", r"transactions of the association (for|of) computational linguistics|^tacl\b"),
        ("LREC-COLING", r"\blrec-coling\b|joint international conference on computational linguistics, language res"),
        ("NAACL", r"north american chapter|\bnaacl\b"),
        ("EACL", r"european chapter of the association|\beacl\b"),
        ("AACL", r"asia-pacific chapter|\baacl\b"),
        ("EMNLP", r"empirical methods in natural language|\bemnlp\b"),
        ("CoNLL", r"computational natural language learning|\bconll\b"),
        ("COLING", r"international conference on computational linguistics|\bcoling\b"),
        ("ACL", r"(meeting|conference) of the association for computational linguistics|^acl\b"),
        ("NeurIPS", r"neural information processing systems|\bneurips\b|\bnips\b"),
        ("ICLR", r"conference on learning representations|\biclr\b"),
        ("ICML", r"^(?!.*(asian|applications)).*international conference on machine learning|^icml\b|[(]icml"),
        ("COLM", r"conference on language modeling|\bcolm\b"),
        ("CVPR", r"computer vision and pattern recognition|\bcvpr\b"),
        ("WACV", r"winter conference on applications of computer vision|\bwacv\b"),
        ("ECCV", r"european conference on computer vision|\beccv\b"),
        ("ICCV", r"international conference on computer vision|\biccv\b"),
        ("AAAI", r"aaai conference on artificial intelligence|^aaai\b"),
        ("IJCAI", r"joint conferences? on artificial intelligence|\bijcai\b"),
        ("AISTATS", r"artificial intelligence and statistics|\baistats\b"),
        ("UAI", r"uncertainty in artificial intelligence|^uai\b"),
        ("KDD", r"knowledge discovery (and|&) data mining|\bkdd\b"),
        ("SIGIR", r"research and development in information retrieval|\bsigir\b"),
        ("WWW", r"(web conference|world wide web)|^www\b"),
        ("MLSys", r"machine learning and systems|\bmlsys\b"),
        ("Interspeech", r"\binterspeech\b"),
        ("ICASSP", r"acoustics, speech,? and signal processing|\bicassp\b"),
        ("TMLR", r"transactions on machine learning research|^tmlr\b"),
        ("JMLR", r"^(the )?journal of machine learning research|^j(ournal)?\.? mach(ine)?\.? learn|^jmlr\b"),
        ("TPAMI", r"transactions on pattern analysis and machine intelligence|\btpami\b"),
    )
)
FINDINGS = re.compile(r"^findings of\b", re.I)
ASIDE = re.compile(r"workshop|companion|tutorial|demonstration|challenge|symposium|satellite|industry track", re.I)
ARXIV_VENUE = re.compile(r"^(arxiv|corr)\b", re.I)
FOREWORD = re.compile(r"^(in:?\s+)?(the\s+)?(proceedings|proc\.?)(\s+of)?(\s+the)?\s+", re.I)
ORDINAL = re.compile(r"^\d+(st|nd|rd|th)\s+(annual\s+)?", re.I)


def house_style(venue: str, year: int | None) -> str | None:
    """A venue with its year, as records write it; None where it says nothing or is too long for a record.

    >>> house_style("Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing", 2021)
    'EMNLP 2021'
    """
    if not venue:
        return None
    own = YEAR.search(venue)
    when = own[0] if own else year
    if ARXIV_VENUE.match(venue):
        return f"arXiv {when}" if when else None
    short = None if ASIDE.search(venue) else next((name for name, fits in HOUSE_STYLE if fits.search(venue)), None)
    if short and FINDINGS.match(venue):
        short = f"Findings of {short}"
    elif not short and FINDINGS.match(venue):
        short = "Findings of ACL"
    elif not short:
        short = _shortened(venue)
    named = f"{short} {when}" if when and short and not YEAR.search(short) else short
    return named if named and len(named) <= LONGEST_VENUE else None


def _shortened(venue: str) -> str:
    """A venue that no row knows, without what only proceedings say of themselves."""
    bare = FOREWORD.sub("", venue)
    if match := YEAR.match(bare):
        bare = bare[match.end() :].strip()
    return ORDINAL.sub("", bare).strip(" ,.;:-–") or venue
