"""Venues as the field writes them: `EMNLP 2021` for the proceedings' whole title."""

from __future__ import annotations

import re

from generator.new.outside import YEAR

LONGEST_VENUE = 80
# What the long names of venues hold, by the short ones; the first that fits counts.
HOUSE_STYLE = tuple(
    (short, re.compile(pattern, re.I))
    for short, pattern in (
        ("TACL", r"trans(actions|\.) (of the )?assoc(iation|\.) (for |of )?comput|^tacl\b"),
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
        ("COLT", r"conference on (computational )?learning theory|\bcolt\b"),
        ("CoRL", r"conference on robot learning|\bcorl\b"),
        ("CIKM", r"information (and|&) knowledge management|\bcikm\b"),
        ("WSDM", r"web search and data mining|\bwsdm\b"),
        ("ICDM", r"international conference on data mining|\bicdm\b"),
        ("RecSys", r"conference on recommender systems|\brecsys\b"),
        ("CHI", r"human factors in computing systems|^chi\b"),
        ("FAccT", r"fairness,? accountability,? and transparency|\bfacct\b"),
        ("ICRA", r"international conference on robotics and automation|\bicra\b"),
        ("IROS", r"intelligent robots and systems|\biros\b"),
        ("MICCAI", r"medical image computing and computer[- ]assisted intervention|\bmiccai\b"),
        ("TMLR", r"trans(actions|\.) (on )?mach(ine|\.) learn|^tmlr\b"),
        ("JMLR", r"^(the )?journal of machine learning research|^j(ournal)?\.? mach(ine)?\.? learn|^jmlr\b"),
        ("TPAMI", r"trans(actions|\.) (on )?pattern anal(ysis|\.) (and )?mach|\btpami\b"),
        ("TNNLS", r"trans(actions|\.) (on )?neural netw(orks|\.) (and )?learn|\btnnls\b"),
        ("TKDE", r"trans(actions|\.) (on )?knowl(edge|\.) (and )?data eng|\btkde\b"),
        ("IEEE/ACM TASLP", r"trans(actions|\.) (on )?audio,? speech,?|\btaslp\b"),
        ("TOIS", r"trans(actions|\.) (on )?inf(ormation|\.) syst|^tois\b"),
        ("IJCV", r"^int(ernational|\.) j(ournal|\.) (of )?comput(er|\.) vis|^ijcv\b"),
        ("ACM Computing Surveys", r"^acm comput(ing|\.) surv|^csur\b"),
        ("PNAS", r"proc(eedings|\.) (of the )?nat(ional|l\.?|\.) acad|^pnas\b"),
        ("PVLDB", r"vldb endow|^pvldb\b"),
        ("Proceedings of the IEEE", r"^proc(eedings|\.) (of the )?ieee$"),
        ("Neural Computation", r"^neural comput(ation|\.)$"),
        ("Nature", r"^nat(ure|\.)$"),
        ("Science", r"^science$"),
    )
)
FINDINGS = re.compile(r"^findings of\b|[(]findings[)]", re.I)
ASIDE = re.compile(r"workshop|companion|tutorial|demonstration|challenge|symposium|satellite|industry track", re.I)
WORKSHOP = re.compile(r"\bworkshops?[)]?$", re.I)
# What is no venue: where a paper was sent, or the address of a page.
NO_VENUE = re.compile(r"^(submitted to|under review|in submission|to appear$)|https?://|^www[.]", re.I)
ARXIV_VENUE = re.compile(r"^(arxiv|corr)\b", re.I)
FOREWORD = re.compile(r"^(in:?\s+)?(the\s+)?(proceedings|proc\.?)(\s+of)?(\s+the)?\s+", re.I)
ORDINAL = re.compile(r"^\d+(st|nd|rd|th)\s+(annual\s+)?", re.I)


def house_style(venue: str, year: int | None) -> str | None:
    """A venue with its year, as records write it; None where it says nothing or is too long for a record.

    >>> house_style("Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing", 2021)
    'EMNLP 2021'
    """
    if not venue or NO_VENUE.search(venue):
        return None
    own = YEAR.search(venue)
    when = own[0] if own else year
    if ARXIV_VENUE.match(venue):
        return f"arXiv {when}" if when else None
    short = next((name for name, fits in HOUSE_STYLE if fits.search(venue)), None)
    if short and when and WORKSHOP.search(venue) and not WORKSHOP.match(venue):
        return f"{short} {when} Workshop"
    if ASIDE.search(venue):
        short = _shortened(venue)
    elif short and FINDINGS.search(venue):
        short = f"Findings of {short}"
    elif not short and FINDINGS.search(venue):
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
    bare = ORDINAL.sub("", bare).strip(" ,;:-–") or venue
    bare = bare.rstrip(".") if bare.count(".") == 1 else bare  # an abbreviation keeps its own
    return bare[0].upper() + bare[1:] if bare.islower() else bare
