/* What is known of papers on the pages *way* and *compare*: brought when it is asked for, and shown alike on both.
   Needs: stemma.js (stemma.say, stemma.element, stemma.script, stemma.root), ways/graph.js (stemma.ways).
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
  /* What is told of these papers. */
  const told = async (ids) => {
    await Promise.all(ids.map((id) => stemma.script(`told/${id}.js`)));
    return ids.map((id) => stemma.told[id]);
  };
  const link = (id, text) => element("a", { href: new URL(`papers/${id}.html`, stemma.root).href }, text);
  /* A paper of the graph by its number, as a link with its year. */
  const named = ({ ids, names, years }, number) => {
    const name = element("span", {}, link(ids[number], names[number]), " ");
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

  /* The edges of a chain of papers, each with its sentence. */
  function edgeBetween({ ids, parents }, earlier, later) {
    const { relation } = parents[later].find((parent) => parent.number === earlier);
    const [, change] = stemma.told[ids[later]].edges.find(([id]) => id === ids[earlier]);
    return { relation, change };
  }

  stemma.papers = { graph, told, link, named, time, edgeBetween };
})();
