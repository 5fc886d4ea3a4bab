/* Brings the engine and its tables, each when it is needed. All that is brought is a classic script, so that a page
   opened from a disk, which may not fetch, searches as one that is served.
   Needs: stemma.js (stemma.script, stemma.home), and brings ranking.js (stemma.Engine) with what that needs.
   Gives: stemma.take, stemma.search. */
"use strict";

(() => {
  const STEMMERS = { en: "english", pt: "portuguese" };
  const PURE = ["words.js", "weights.js", "table.js", "facets.js", "ranking.js"];
  const PEOPLED = ["area", "topic", "venue", "author"]; // what the table of people tells, and with it
  const DATED = ["newest", "oldest"]; // the month of a paper
  const folder = new URL(".", document.currentScript.src);
  const handed = new Map();
  let started;

  /* The tables' scripts call this with what they hold. */
  stemma.take = (name, made) => handed.set(name, made);

  /* The search, as soon as names can be found. */
  stemma.search = () =>
    (started ??= start().catch((error) => {
      started = undefined;
      throw error;
    }));

  async function start() {
    const stemmer = STEMMERS[document.documentElement.lang.split("-")[0]];
    const stemmers = stemmer ? ["base", stemmer].map((name) => `snowball/${name}-stemmer.js`) : [];
    await Promise.all([
      stemma.script(new URL("search/names.js", stemma.home)),
      ...[...stemmers, ...PURE].map((file) => stemma.script(new URL(file, folder))),
    ]);
    const engine = new stemma.Engine(handed.get("names"));
    for (const _ of engine.build()) await moment();
    return new Search(engine);
  }

  // Lets the page answer before the next piece of work.
  const moment = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });

  class Search {
    constructor(engine) {
      this.engine = engine;
      this.people = null;
    }

    find(wish) {
      return this.engine.find(wish);
    }

    /* Whether what a wish narrows and sorts by is here already; if not, an answer would be none. */
    can({ filters, sort }) {
      return this.engine.people || !(DATED.includes(sort) || PEOPLED.some((facet) => filters[facet].length));
    }

    entry(number) {
      return this.engine.entry(number);
    }

    /* Bring what more is known of these words; whether anything came that was not here. */
    async learn(words) {
      const packs = this.engine.packsFor(words);
      const first = !this.people;
      this.people ??= bring("people", this).then(async (people) => {
        for (const _ of this.engine.addPeople(people)) await moment();
      });
      const brought = packs.map(async (pack) => this.engine.addPack(pack, await bring(`words/${pack}`, this)));
      await Promise.all([this.people, ...brought]);
      return first || packs.length > 0;
    }

    /* The line, or the text, of an entry: a value where it is here, or else a promise of it. */
    line(number) {
      return this.piece("lines", number);
    }

    text(number) {
      return this.piece("texts", number);
    }

    piece(kind, number) {
      if (number >= this.engine.total) return ""; // an author
      const size = this.engine.names[kind];
      const name = `${kind}/${Math.floor(number / size)}`;
      const of = (texts) => texts[number % size] ?? "";
      return handed.has(name) ? of(handed.get(name)) : bring(name, this).then(of);
    }
  }

  async function bring(name, { engine }) {
    const address = new URL(`search/${name}.js`, stemma.home);
    address.search = engine.names.stamp;
    await stemma.script(address);
    return handed.get(name);
  }
})();
