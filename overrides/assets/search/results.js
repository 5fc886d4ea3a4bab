/* What a result looks like.
   Needs: stemma.js (stemma.say, stemma.element) and, once something is found, words.js (stemma.marked,
   stemma.sentence), tray.js (stemma.tray) and cite.js (stemma.citing). Gives: stemma.results. */
"use strict";

(() => {
  const { say, element } = stemma;
  const KINDS = {
    paper: "Paper",
    topic: "Topic",
    lineage: "Lineage",
    "reading list": "Reading list",
    report: "Report",
    dataset: "Dataset",
    area: "Area",
    year: "Year",
    author: "Author",
    page: "Page",
  };
  const TIERS = { seminal: "need to know", selected: "good to know" };
  const SUMMARIES = { complete: "complete summary", brief: "brief summary", wanted: "no summary yet" };

  /* A facet's value as readers see it. */
  const titled = (facet, value) => {
    const words = { kind: KINDS, tier: TIERS, summary: SUMMARIES }[facet]?.[value];
    return words ? say(words) : value;
  };

  /* Pieces of a text, those that were looked for marked. */
  const shown = (text, wanted) =>
    wanted ? stemma.marked(text, wanted).map(([piece, found]) => (found ? element("mark", {}, piece) : piece)) : [text];

  /* A row: what it is called, what kind of thing it is, and a place for one line. `without` are words it lacks. Where
     rows are those of a grid, the link and what adds a paper to the tray are its cells. */
  function row(entry, { id, grid, href, wanted, without, words }) {
    const name = element("span", { class: "st-hit__name" }, ...shown(entry.name, wanted));
    const head = element("span", { class: "st-hit__head" }, name);
    const rest = entry.title?.startsWith(`${entry.name}:`) ? entry.title.slice(entry.name.length) : "";
    if (rest) head.append(element("span", { class: "st-hit__title" }, ...shown(rest, wanted)));
    const link = element("a", { class: "st-hit", href, tabindex: grid ? "-1" : null }, head);
    if (entry.title && !rest && entry.title !== entry.name)
      link.append(element("span", { class: "st-hit__title" }, ...shown(entry.title, wanted)));
    const facts = element(
      "span",
      { class: "st-hit__facts" },
      element("span", { class: `st-kind st-kind--${entry.kind.replace(" ", "-")}` }, titled("kind", entry.kind)),
    );
    const { kind, year, landmark, summary, count, abroad } = entry;
    if (kind === "paper") {
      facts.append(fact(year));
      if (landmark) facts.append(fact(say("landmark"), "st-tier st-tier--landmark"));
      facts.append(fact(titled("summary", summary), `st-state st-state--${summary}`));
    } else if (count && kind !== "page")
      facts.append(fact(count === 1 ? say("1 paper") : say("{count} papers", { count })));
    if (abroad) facts.append(fact(say("in English")));
    if (without.length) {
      const values = { met: words - without.length, all: words, words: without.join(", ") };
      facts.append(fact(say("{met} of {all} words; without: {words}", values), "st-hit__without"));
    }
    link.append(facts, element("span", { class: "st-hit__line" }));
    const parts = [link];
    if (kind === "paper") parts.push(stemma.tray.button(stemma.citing.idAt(new URL(href).pathname), entry.name));
    if (!grid) return element("li", {}, ...parts);
    const cells = parts.map((part) => element("span", { role: "gridcell" }, part));
    return element("div", { id, role: "row", "aria-selected": "false" }, ...cells);
  }

  const fact = (text, kind = null) => element("span", { class: kind }, String(text));

  /* Put the line of text into a row: what the entry is, or else the sentence of its text in which the words stand. */
  async function fill(item, search, number, wanted) {
    const place = item.querySelector(".st-hit__line");
    const put = (text) => place.replaceChildren(...shown(text, wanted));
    const given = search.line(number);
    const line = typeof given === "string" ? given : await given;
    put(line);
    if (!wanted || item.querySelector("mark")) return;
    const found = stemma.sentence(await search.text(number), wanted);
    if (found) put(found);
  }

  stemma.results = { row, fill, titled };
})();
