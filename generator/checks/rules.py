"""The table of all rules. A rule is a short generator of findings, and its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from generator.checks.dates import (
    ancestors_are_no_younger,
    days_are_past,
    first_postings_say_what_nothing_else_does,
    told_years_have_papers,
    years_are_those_of_the_first_appearance,
)
from generator.checks.identity import (
    citation_keys_are_unique,
    folders_match_years,
    ids_are_unique,
    ids_match_files,
    ids_of_entries_are_unique,
    names_are_free,
    names_mean_one_thing,
    old_addresses_lead_to_one_record,
    titles_and_identifiers_are_unique,
)
from generator.checks.known import Known
from generator.checks.languages import (
    languages_say_every_phrase,
    translations_follow_their_records,
    translations_have_a_record_and_a_language,
    translations_keep_their_papers,
)
from generator.checks.leavings import (
    links_last,
    nothing_is_left_to_fill_in,
    quotation_marks_are_read,
    titles_are_titles,
)
from generator.checks.lineage import (
    changes_are_sentences_of_their_own,
    lineage_has_no_cycle,
    papers_do_not_build_on_themselves,
)
from generator.checks.people import told_authors_have_papers, venues_are_known
from generator.checks.references import (
    areas_have_a_place_each,
    citations_exist,
    listings_are_unique,
    references_resolve,
    synonyms_are_other_words,
    topics_have_papers,
    topics_nest_once,
    what_a_report_lists_it_cites,
)
from generator.checks.summaries import summaries_are_as_long_as_they_say, summaries_hold_what_they_promise
from generator.checks.titles import titles_differ_in_more_than_a_slip
from generator.findings.finding import Finding
from generator.records.reading import Reading

Rule = Callable[["Known"], Iterator[Finding]]


def of_all(
    reading: Reading, today: date | None = None, before_each: Callable[[], None] = lambda: None
) -> tuple[Finding, ...]:
    """The findings of every rule. Without `today` no day is held to be to come.

    `before_each` is called before each rule, and may raise an error to give up.
    """
    known = Known(reading, today)
    findings: list[Finding] = []
    for rule in RULES:
        before_each()
        findings += rule(known)
    return tuple(findings)


RULES: Sequence[Rule] = (
    ids_are_unique,
    ids_match_files,
    names_are_free,
    old_addresses_lead_to_one_record,
    citation_keys_are_unique,
    folders_match_years,
    years_are_those_of_the_first_appearance,
    first_postings_say_what_nothing_else_does,
    days_are_past,
    told_years_have_papers,
    titles_and_identifiers_are_unique,
    titles_are_titles,
    titles_differ_in_more_than_a_slip,
    references_resolve,
    citations_exist,
    listings_are_unique,
    topics_nest_once,
    topics_have_papers,
    areas_have_a_place_each,
    synonyms_are_other_words,
    ids_of_entries_are_unique,
    names_mean_one_thing,
    papers_do_not_build_on_themselves,
    ancestors_are_no_younger,
    changes_are_sentences_of_their_own,
    lineage_has_no_cycle,
    nothing_is_left_to_fill_in,
    quotation_marks_are_read,
    links_last,
    summaries_are_as_long_as_they_say,
    summaries_hold_what_they_promise,
    what_a_report_lists_it_cites,
    venues_are_known,
    told_authors_have_papers,
    languages_say_every_phrase,
    translations_have_a_record_and_a_language,
    translations_follow_their_records,
    translations_keep_their_papers,
)
