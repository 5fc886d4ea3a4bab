/* Takes the papers of a page into other tools. Citations come in a few scripts, so that they can be had from a disk
   too, and only when somebody asks.
   Needs: stemma.js (stemma.say, stemma.script), files.js (stemma.download, stemma.copy) and, where papers are those
   that a search found, search/start.js (stemma.explore).
   Gives: stemma.citing, stemma.cited, stemma.cite. */
"use strict";

globalThis.stemma ??= {};

/* By paper, what the scripts that the generator makes hand over: one text for each format, in the order of FORMATS. */
stemma.cited = {};

stemma.citing = {
  SHARDS: 32, // as many scripts as the generator makes
  /* Each format with the ending and type of a file of it, and how the texts of papers become one. */
  FORMATS: {
    BibTeX: { ending: "bib", type: "application/x-bibtex", whole: (texts) => texts.join("\n") },
    RIS: { ending: "ris", type: "application/x-research-info-systems", whole: (texts) => texts.join("\n") },
    "CSL-JSON": { ending: "json", type: "application/json", whole: (texts) => `[\n${texts.join(",\n")}\n]\n` },
    Markdown: { ending: "md", type: "text/markdown", whole: (texts) => texts.join("") },
    Text: { ending: "txt", type: "text/plain", whole: (texts) => texts.join("") },
  },
  /* The number of the script that holds a paper. */
  shard: (id) => [...id].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % stemma.citing.SHARDS,
  /* The id of the paper whose page stands at a path, if it is one. */
  idAt: (path) => path.match(/(?:^|\/)papers\/([a-z0-9-]+)\.html$/)?.[1],
  /* Papers that are here already in one format, each once. */
  whole(ids, format) {
    const at = Object.keys(stemma.citing.FORMATS).indexOf(format);
    return stemma.citing.FORMATS[format].whole([...new Set(ids)].map((id) => stemma.cited[id][at]));
  },
};

(() => {
  if (!globalThis.document) return;
  const { FORMATS, shard, idAt, whole } = stemma.citing;
  const loading = new Map();
  const load = (number) => {
    if (!loading.has(number)) loading.set(number, stemma.script(`cite/${number}.js`));
    return loading.get(number);
  };

  /* The papers of these ids in one format. */
  stemma.cite = async (ids, format) => {
    const wanted = ids.filter(Boolean);
    await Promise.all([...new Set(wanted.map(shard))].map(load));
    return whole(wanted, format);
  };

  /* `ids` says, when it is asked, which papers are meant. */
  function offer(tools, ids) {
    const [toCopy, toDownload] = tools.querySelectorAll("button");
    const select = tools.querySelector("select");
    const told = tools.querySelector("[role=status]");
    const take = async (act) => {
      told.textContent = "";
      try {
        const papers = await ids();
        const name = papers.length === 1 ? papers[0] : "stemma";
        await act(await stemma.cite(papers, select.value), FORMATS[select.value], name);
      } catch (error) {
        told.textContent = stemma.say("That cannot be had from here.");
        console.warn(error);
      }
    };
    toCopy.addEventListener("click", () =>
      take(async (text) => {
        await stemma.copy(text);
        told.textContent = stemma.say("Copied.");
      }),
    );
    toDownload.addEventListener("click", () =>
      take((text, { ending, type }, name) => stemma.download(text, type, `${name}.${ending}`)),
    );
    tools.hidden = false;
  }

  for (const tools of document.querySelectorAll("[data-st-cite]")) {
    const { stCite: ids, stFrom: from } = tools.dataset;
    const linked = () => [...document.querySelectorAll(from)].map((link) => idAt(new URL(link.href).pathname));
    offer(tools, async () => (from ? linked() : ids ? ids.split(" ") : stemma.explore.papers()));
  }
})();
