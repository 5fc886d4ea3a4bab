/* Takes the papers of a page into other tools. Citations come in a few scripts, so that they can be had from a disk
   too, and only when somebody asks.
   Needs: stemma.js (stemma.say, stemma.script, stemma.element), files.js (stemma.download, stemma.copy) and, where
   papers are those that a search found, search/start.js (stemma.explore).
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
  /* How Zotero's button in the browser takes each type of CSL: a format of COinS, what says the type there, and where
     the title and the venue stand. */
  COINS: {
    "paper-conference": ["book", ["rft.genre", "proceeding"], "rft.atitle", "rft.btitle"],
    "article-journal": ["journal", ["rft.genre", "article"], "rft.atitle", "rft.jtitle"],
    article: ["dc", ["rft.type", "preprint"], "rft.title", "rft.publisher"],
    report: ["book", ["rft.genre", "report"], "rft.btitle", "rft.pub"],
  },
  /* A paper in CSL as the text of a span that Zotero's button finds. It takes one address, and a DOI beside it. */
  coins(item) {
    const [format, type, title, venue] = stemma.citing.COINS[item.type];
    const arxiv = `${item.number ?? item.note}`.match(/^arXiv: ?(\S+)$/)?.[1];
    const names = (item.author ?? []).map(({ family, literal, given, suffix }) => [
      "rft.au",
      `${family ?? literal}, ${[given, suffix].filter(Boolean).join(" ")}`,
    ]);
    const parts = [
      ["ctx_ver", "Z39.88-2004"],
      ["rft_val_fmt", `info:ofi/fmt:kev:mtx:${format}`],
      type,
      [title, item.title],
      [venue, item["container-title"] ?? item.publisher],
      ...names,
      ["rft.date", item.issued["date-parts"][0][0]],
      ["rft.description", item.abstract],
      ["rft_id", item.DOI && `info:doi/${item.DOI}`],
      ["rft_id", arxiv ? `https://arxiv.org/abs/${arxiv}` : item.URL],
    ];
    return parts.flatMap(([key, value]) => (value ? `${key}=${encodeURIComponent(value)}` : [])).join("&");
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
  const { FORMATS, coins, shard, idAt, whole } = stemma.citing;
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
    const take = async (act, format = select.value) => {
      told.textContent = "";
      try {
        const papers = await ids();
        const name = papers.length === 1 ? papers[0] : "stemma";
        await act(await stemma.cite(papers, format), FORMATS[format], name);
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
    /* Not before it is pressed, since a long listing would have hundreds of spans. */
    tools.querySelector("[data-st-zotero]")?.addEventListener("click", () =>
      take((text) => {
        const spans = JSON.parse(text).map((item) => stemma.element("span", { class: "Z3988", title: coins(item) }));
        tools.querySelector("[data-st-coins]")?.remove();
        tools.append(stemma.element("span", { hidden: "", "data-st-coins": "" }, ...spans));
        document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true }));
        told.textContent = stemma.say("Now press Zotero’s button in your browser.");
      }, "CSL-JSON"),
    );
    tools.hidden = false;
  }

  for (const tools of document.querySelectorAll("[data-st-cite]")) {
    const { stCite: ids, stFrom: from } = tools.dataset;
    const linked = () => [...document.querySelectorAll(from)].map((link) => idAt(new URL(link.href).pathname));
    offer(tools, async () => (from ? linked() : ids ? ids.split(" ") : stemma.explore.papers()));
  }
})();
