/* Takes the papers of a page into other tools, and sorts tables. Citations come in a few scripts, so that they can be
   had from a disk too, and only when somebody asks. */
"use strict";

(() => {
  const SHARDS = 32; // as many as the generator makes
  const FORMATS = {
    BibTeX: { at: 0, ending: "bib", type: "application/x-bibtex", whole: (texts) => texts.join("\n") },
    RIS: { at: 1, ending: "ris", type: "application/x-research-info-systems", whole: (texts) => texts.join("\n") },
    "CSL-JSON": { at: 2, ending: "json", type: "application/json", whole: (texts) => `[\n${texts.join(",\n")}\n]\n` },
    Markdown: { at: 3, ending: "md", type: "text/markdown", whole: (texts) => texts.join("") },
    Text: { at: 4, ending: "txt", type: "text/plain", whole: (texts) => texts.join("") },
  };
  stemma.cited = {};

  const shard = (id) => [...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % SHARDS;
  const loading = new Map();
  const load = (number) => {
    if (!loading.has(number)) loading.set(number, stemma.script(`cite/${number}.js`));
    return loading.get(number);
  };

  const idOf = (link) => new URL(link.href).pathname.match(/\/papers\/([a-z0-9-]+)\.html$/)?.[1];

  /* The papers in one format: those ids, each once. */
  stemma.cite = async (ids, format) => {
    const wanted = [...new Set(ids)].filter(Boolean);
    await Promise.all([...new Set(wanted.map(shard))].map(load));
    return FORMATS[format].whole(wanted.map((id) => stemma.cited[id][FORMATS[format].at]));
  };

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  function download(text, { ending, type }, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `${name}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /* `ids` says, when it is asked, which papers are meant. */
  stemma.citeTools = (tools, ids) => {
    const [toCopy, toDownload] = tools.querySelectorAll("button");
    const select = tools.querySelector("select");
    const told = tools.querySelector("[role=status]");
    const take = async (act) => {
      told.textContent = "";
      try {
        const found = await ids();
        await act(await stemma.cite(found, select.value), FORMATS[select.value], found.length === 1 ? found[0] : "stemma");
      } catch (error) {
        told.textContent = stemma.say("That cannot be had from here.");
        console.warn(error);
      }
    };
    toCopy.addEventListener("click", () => take(async (text) => {
      await copy(text);
      told.textContent = stemma.say("Copied.");
    }));
    toDownload.addEventListener("click", () => take(download));
    tools.hidden = false;
  };

  for (const tools of document.querySelectorAll("[data-st-cite]")) {
    const links = () => [...document.querySelectorAll(tools.dataset.stFrom)].map(idOf);
    const { stCite: ids, stFrom: from } = tools.dataset;
    stemma.citeTools(tools, async () => (from ? links() : ids ? ids.split(" ") : stemma.explore.papers()));
  }

  /* Tables whose columns sort: numbers as numbers, other texts by the alphabet. */
  const worth = (cell) => cell.dataset.value ?? cell.textContent.trim();
  const compare = (a, b) => (isNaN(a) || isNaN(b) || a === "" || b === "" ? a.localeCompare(b, "en") : a - b);
  for (const table of document.querySelectorAll("table[data-st-sort]")) {
    const heads = [...table.querySelectorAll("thead th")];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        const rows = [...table.tBodies[0].rows].sort((a, b) => compare(worth(a.cells[column]), worth(b.cells[column])) * (down ? -1 : 1));
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        table.tBodies[0].append(...rows);
      });
    });
  }
})();
