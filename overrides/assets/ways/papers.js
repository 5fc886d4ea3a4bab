/* What is known of papers on the pages *way* and *compare*: brought when it is asked for, and shown alike on both.
   In another language it brings what is told of papers that are translated in that language, and else in English.
   Needs: stemma.js (stemma.say, stemma.element, stemma.script, stemma.root, stemma.home), ways/graph.js (stemma.ways).
   Gives: stemma.told, stemma.papers. */
"use strict";

/* By paper, what `told/<id>.js` hands over. */
stemma.told = {};

(() => {
  const { say, element } = stemma;
  const WORDS_A_MINUTE = 200; // as everywhere on the site

  const graph = async () => {
    await stemma.script("ways/papers.js");
    return stemma.ways.graph;
  };
  const translated = new Set(document.querySelector("[data-st-translated]").dataset.stTranslated.split(" "));
  /* Where a paper's page and what is told of it lie, and their language where that is not the page's. */
  const base = (id) => (translated.has(id) ? stemma.home : stemma.root);
  const language = (id) => (base(id).href === stemma.home.href ? null : "en");
  /* What is told of these papers. */
  const told = async (ids) => {
    await Promise.all(ids.map((id) => stemma.script(new URL(`told/${id}.js`, base(id)))));
    return ids.map((id) => ({ id, ...stemma.told[id] }));
  };
  const addressOf = (id) => new URL(`papers/${id}.html`, base(id)).href;
  const link = (id, text) => element("a", { href: addressOf(id), hreflang: language(id) }, text);
  /* A text of a paper, marked where its language is not the page's. */
  const textOf = (id, text) => element("span", { lang: language(id) }, text);
  /* A paper of the graph by its number, as a link with its year. */
  const named = ({ ids, names, years }, number) => {
    const name = element("span", {}, link(ids[number], names[number]), " ");
    if (language(ids[number])) name.append(element("span", { class: "st-abroad" }, say("in English")), " ");
    name.append(element("span", { class: "st-year" }, String(years[number])));
    return name;
  };
  const minutes = (words) => Math.max(1, Math.round(words / WORDS_A_MINUTE));

  /* How long so many summaries take, and apart from that the papers themselves. */
  function time(words, papers) {
    const spent = say("{minutes} min for the summaries", { minutes: minutes(words) });
    const hours =
      papers === 1
        ? say("about an hour for the paper itself")
        : say("about {papers} hours for the papers themselves", { papers });
    return element(
      "span",
      { title: say("An hour a paper is what a careful first reading takes, without its proofs.") },
      `${spent}; ${hours}`,
    );
  }

  /* How a paper stands to an earlier one: the relation, and the sentence. */
  function edgeBetween({ ids, parents }, earlier, later) {
    const { relation } = parents[later].find((parent) => parent.number === earlier);
    const [, change] = stemma.told[ids[later]].edges.find(([id]) => id === ids[earlier]);
    return { relation, change: textOf(ids[later], change) };
  }

  stemma.papers = { graph, told, base, language, addressOf, link, textOf, named, time, edgeBetween };
})();
