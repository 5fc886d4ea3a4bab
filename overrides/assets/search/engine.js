/* The search engine behind one small interface, whichever door it comes in by.

   stemma.openEngine(root) resolves to an object with
     find({words, filters, sort, counted}) -> {total, counts, more(n) -> [hit, …], all() -> [hit, …]}
     nearest(word) -> {name, url} or null
   where `filters` is {facet: [value, …]}, `sort` one of stemma.SORTS, `counts` is {facet: {value: number}}
   (of all facets if `counted`),
   and a hit is {url (from the root), name, title, year, venue, tier, tldr, excerpt}; excerpt is HTML with <mark>. */
"use strict";

var stemma = window.stemma || {};

/* A phrase of the interface in the page's language; `{…}` is filled in. */
stemma.words = JSON.parse(document.getElementById("st-words")?.textContent || "{}");
stemma.say = (phrase, values = {}) => (stemma.words[phrase] || phrase).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

stemma.FACETS = ["area", "tier", "year", "topic", "venue", "summary"];
stemma.SORTS = { relevance: {}, newest: { year: "desc" }, oldest: { year: "asc" }, name: { name: "asc" } };

(() => {
  const RANKING = { pageLength: 0.2, metaWeights: { name: 30, title: 20, authors: 10, topics: 8, tldr: 6, key: 0 } };
  const FIRST_LOOK = 12; // how many of the first results are read to put them in the order that readers expect
  // Between papers that say the words alike, one that is need to know and has a summary comes first.
  const worth = ({ tier, tldr }) => (tier === "seminal" ? 1.5 : 1) * (tldr ? 1.25 : 1);

  /* The two doors. Each resolves to Pagefind's own interface. */
  const doors = {
    served: async (root) => import(new URL("pagefind/pagefind.js", root)),
    /* A page opened from a disk may not fetch, but may load scripts: in the bundle each file of the index is a script
       that calls `stemma.hand` with its bytes. */
    disk: async (root) => {
      const folder = new URL("pagefind/", root);
      const handed = new Map();
      stemma.hand = (path, base64) => handed.set(path, Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
      const fetchFile = async (input) => {
        const address = new URL(input.url ?? input, folder);
        const path = address.pathname.slice(folder.pathname.length);
        await script(new URL(`${path}.js`, folder));
        const bytes = handed.get(path);
        handed.delete(path);
        return new Response(bytes);
      };
      await script(new URL("engine.js", folder));
      return stemma.pagefind(fetchFile, new URL("pagefind.js", folder).href);
    },
  };

  /* Without a worker, which would be 41 KB more to send and cannot start from a disk; a search takes milliseconds. */
  stemma.openEngine = async (root) => {
    const pagefind = await doors[root.protocol === "file:" ? "disk" : "served"](root);
    await pagefind.options({ baseUrl: "/", excerptLength: 24, ranking: RANKING, noWorker: true });
    await pagefind.init();
    return { find: (wish) => find(pagefind, wish), nearest: (word) => nearest(root, word) };
  };

  async function find(pagefind, { words, filters, sort, counted }) {
    if (counted) await pagefind.filters(); // without this, only the chosen facets would be counted
    const ask = (chosen, order) => pagefind.search(words || null, { filters: anyOf(chosen), sort: order });
    const order = stemma.SORTS[!words && sort === "relevance" ? "newest" : sort];
    const found = await ask(filters, order);
    const counts = { ...found.filters };
    // A facet's own choice must not hide its other values, so its counts come from a search without it.
    for (const facet of Object.keys(filters)) {
      const { [facet]: own, ...others } = filters;
      if (own.length) counts[facet] = (await ask(others, order)).filters[facet];
    }
    const looked = words ? await look(found.results.slice(0, FIRST_LOOK)) : [];
    if (words && !looked.some(({ data }) => holds(data, words))) return { total: 0, counts, more: async () => [], all: async () => [] };
    const results = words && sort === "relevance" ? await inOrder(found.results, looked, words, await named(pagefind, looked, words, filters)) : found.results;
    let next = 0;
    const more = async (n) => {
      const page = results.slice(next, (next += n));
      return Promise.all(page.map(async (result) => hit(await result.data())));
    };
    const all = () => Promise.all(results.map(async (result) => hit(await result.data())));
    return { total: results.length, counts, more, all };
  }

  const anyOf = (filters) =>
    Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length).map(([facet, values]) => [facet, { any: values }]));

  /* A text without regard to case, accents and punctuation; the generator's `urls.plain` does the same. */
  const plain = (stemma.plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""));

  const hasName = (words) => ({ data }) => plain(data.meta.name || "") === plain(words);

  /* The paper of exactly this name. Every name stands in the index as one word that nothing else can match. */
  async function named(pagefind, looked, words, filters) {
    const here = looked.filter(hasName(words));
    if (here.length) return here.map(({ result }) => result);
    const found = await pagefind.search(`zq${plain(words)}qz`, { filters: anyOf(filters) });
    return (await look(found.results.slice(0, 2))).filter(hasName(words)).map(({ result }) => result);
  }

  const look = (results) => Promise.all(results.map(async (result) => ({ result, data: await result.data() })));

  /* Where the engine knows no such word it returns what begins like it; that is no result to show. An ending may differ. */
  const holds = ({ content, meta }, words) => {
    const text = plain([content, ...Object.values(meta)].join(" "));
    return words.split(/\s+/).map(plain).every((word) => text.includes(word.slice(0, Math.ceil(word.length * 0.75))));
  };

  function inOrder(results, looked, words, named) {
    const wanted = plain(words);
    const titled = looked.filter(({ data }) => plain(data.meta.title || "") === wanted);
    const weighed = [...looked].sort((a, b) => b.result.score * worth(b.data.meta) - a.result.score * worth(a.data.meta));
    const first = [...named, ...[...titled, ...weighed].map(({ result }) => result)];
    // A name's own result knows the name only as one word; the same paper among the others has the excerpt.
    const byId = new Map([...first, ...results].map((result) => [result.id, result]));
    const ids = new Set([...first, ...results].map(({ id }) => id));
    return [...ids].map((id) => byId.get(id));
  }

  const hit = ({ url, meta, excerpt }) => ({ url: url.replace(/^\//, ""), excerpt, ...meta });

  async function nearest(root, word) {
    if (!stemma.names) await script(new URL("search/names.js", root));
    const wanted = plain(word);
    let best = null;
    for (const [name, url] of stemma.names) {
      const away = distance(wanted, plain(name), best ? best.away : Math.ceil(wanted.length / 3) + 1);
      if (!best ? away <= Math.ceil(wanted.length / 3) : away < best.away) best = { away, name, url: new URL(url, root).href };
    }
    return best;
  }

  /* Levenshtein's distance, given up once it must exceed `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const above = row;
      row = [i];
      for (let j = 1; j <= b.length; j++)
        row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (Math.min(...row) > most) return most + 1;
    }
    return row[b.length];
  }

  stemma.script = script;
  function script(address) {
    return new Promise((resolve, reject) => {
      const tag = document.createElement("script");
      tag.src = address.href;
      tag.onload = () => resolve(tag.remove());
      tag.onerror = () => reject(new Error(`${address} cannot be loaded`));
      document.head.append(tag);
    });
  }
})();
window.stemma = stemma;
