"""The table of all rules. A rule is a short generator of findings, and its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.checks.dates import (
    ancestors_are_no_younger,
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
    translated_lists_keep_their_papers,
    translations_follow_their_records,
    translations_have_a_record_and_a_language,
)
from generator.checks.lineage import (
    changes_are_sentences_of_their_own,
    lineage_has_no_cycle,
    papers_do_not_build_on_themselves,
)
from generator.checks.people import told_authors_have_papers, venues_are_known
from generator.checks.references import (
    citations_exist,
    listings_are_unique,
    references_resolve,
    synonyms_are_other_words,
    topics_nest_once,
    what_a_report_lists_it_cites,
)
from generator.checks.summaries import summaries_hold_what_they_promise
from generator.findings.finding import Finding
from generator.records.reading import Reading

Rule = Callable[["Known"], Iterator[Finding]]


def of_all(reading: Reading) -> tuple[Finding, ...]:
    """The findings of every rule."""
    known = Known(reading)
    return tuple(finding for rule in RULES for finding in rule(known))


RULES: Sequence[Rule] = (
    ids_are_unique,
    ids_match_files,
    names_are_free,
    old_addresses_lead_to_one_record,
    citation_keys_are_unique,
    folders_match_years,
    years_are_those_of_the_first_appearance,
    first_postings_say_what_nothing_else_does,
    told_years_have_papers,
    titles_and_identifiers_are_unique,
    references_resolve,
    citations_exist,
    listings_are_unique,
    topics_nest_once,
    synonyms_are_other_words,
    ids_of_entries_are_unique,
    names_mean_one_thing,
    papers_do_not_build_on_themselves,
    ancestors_are_no_younger,
    changes_are_sentences_of_their_own,
    lineage_has_no_cycle,
    summaries_hold_what_they_promise,
    what_a_report_lists_it_cites,
    venues_are_known,
    told_authors_have_papers,
    languages_say_every_phrase,
    translations_have_a_record_and_a_language,
    translations_follow_their_records,
    translated_lists_keep_their_papers,
)
