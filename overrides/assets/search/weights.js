/* Everything that decides what comes first. A query that fails becomes a number or a word here, never a case in code.
   Needs: nothing. Gives: stemma.WEIGHTS, stemma.KIND_WORDS. */
"use strict";

globalThis.stemma ??= {};

stemma.WEIGHTS = {
  // Where a word stands. A paper's or a page's name, its title or other names, and so on; the last three are its text.
  fields: {
    name: 10,
    alias: 9,
    title: 6.5,
    first: 6,
    author: 4,
    dataset: 3,
    subject: 2.5,
    venue: 2,
    year: 2,
    line: 3,
    often: 1.6,
    text: 0.8,
  },
  begins: 0.6, // a word of which only the beginning is typed
  synonym: 0.95, // a query of which a part is said in other words
  called: 30, // all that is typed is the name, or the name of a page of the kind that is asked for has it all
  named: 9, // the name is part of what is typed: times its share of the query
  phrase: 4, // all that is typed stands in the title: times its share of the title
  lacking: 1.5, // to what power the share of the words counts that are there
  matter: 0.07, // for each doubling of importance
  wanted: 1.5, // the kind of page that a word such as "reading list" asks for
  page: 0.9, // any page that is no paper, before it is called so
  author: 0.99, // an author, against the best of the papers
  whole: 1.01, // an author with a page whose whole name is typed, likewise
  optional: 0.3, // a word that need not be there, such as a year
  enough: 0.5, // the share of the words with which a page is a result at all
};

// Words that name a kind of page; they need not be met.
stemma.KIND_WORDS = {
  lineage: "lineage",
  lineages: "lineage",
  tree: "lineage",
  history: "lineage",
  list: "reading list",
  lists: "reading list",
  reading: "reading list",
  read: "reading list",
  start: "reading list",
  begin: "reading list",
  beginner: "reading list",
  report: "report",
  reports: "report",
  topic: "topic",
  topics: "topic",
  dataset: "dataset",
  leaderboard: "dataset",
  leaderboards: "dataset",
  results: "dataset",
  benchmark: "dataset",
  area: "area",
};
