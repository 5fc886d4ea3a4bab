/* What results are narrowed by and put in order by. Needs no page.
   Needs: words.js (stemma.fold). Gives: stemma.venueSeries, stemma.narrow, stemma.sorted. */
"use strict";

globalThis.stemma ??= {};

(() => {
  const COUNTED = ["kind", "area", "tier", "topic", "summary", "venue"]; // years are a range, authors too many to list

  /* A venue without its year and what follows it: `ICLR 2024 Workshop` is of the series `ICLR`. */
  const venueSeries = (venue) => venue.replace(/\s*\b(19|20)\d\d\b.*$/, "");

  /* What an entry has of a facet. */
  function valuesOf(entry, facet) {
    if (facet === "kind") return [entry.kind];
    if (entry.kind !== "paper") return [];
    if (facet === "author") return entry.authors;
    if (facet === "venue") return [...new Set([entry.venue, venueSeries(entry.venue)])].filter(Boolean);
    return [entry[facet]].flat().map(String);
  }

  /* Whether an entry has a value; years may be a range such as `2019-2021`. */
  function has(entry, facet, value) {
    const [, from, to] = (facet === "year" && /^(\d*)-(\d*)$/.exec(value)) || [];
    if (from === undefined) return valuesOf(entry, facet).includes(value);
    return entry.kind === "paper" && entry.year >= (Number(from) || 0) && entry.year <= (Number(to) || 9999);
  }

  /* The rows that pass all filters, and how many each value of a facet would leave. */
  function narrow(engine, rows, filters) {
    const chosen = Object.entries(filters).filter(([, values]) => values.length);
    const counts = Object.fromEntries(COUNTED.map((facet) => [facet, new Map()]));
    const kept = [];
    for (const row of rows) {
      const entry = engine.facts(row.entry);
      const failing = chosen.filter(([facet, values]) => !values.some((value) => has(entry, facet, value)));
      if (!failing.length) kept.push(row);
      if (failing.length > 1) continue;
      for (const facet of COUNTED)
        if (failing.every(([other]) => other === facet))
          for (const value of valuesOf(entry, facet)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
    return { kept, counts };
  }

  /* The rows by `relevance` (as they come), `newest`, `oldest` or `name`. */
  function sorted(engine, rows, order) {
    if (order === "relevance") return rows;
    const sign = order === "newest" ? -1 : 1;
    const dated = ({ entry }) => (entry < engine.papers ? when(engine, entry) : sign * Infinity); // the rest stands last
    const key = order === "name" ? ({ entry }) => stemma.fold(engine.entry(entry).name) : dated;
    const keyed = rows.map((row) => [key(row), row]);
    return keyed
      .sort(([a, one], [b, other]) => (a < b ? -sign : a > b ? sign : one.entry - other.entry))
      .map(([, row]) => row);
  }

  /* When a paper came out: its year, and the month where its arXiv identifier tells it. */
  function when({ years, people }, entry) {
    const year = years[entry];
    const [, two, month] = /^(\d\d)(\d\d)\./.exec(people?.arxiv[entry] ?? "") ?? [];
    return year * 100 + (Number(two) === year % 100 ? Number(month) : 0);
  }

  Object.assign(stemma, { venueSeries, narrow, sorted });
})();
