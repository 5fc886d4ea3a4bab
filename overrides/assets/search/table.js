/* What can be found, by every word of its names: the tables taken in. Needs no page.
   Needs: words.js (stemma.stemmer, stemma.wordsOf, stemma.fold), weights.js (stemma.WEIGHTS). Gives: stemma.Table.

     const table = new stemma.Table(names)
     for (const _ of table.build()) …      for (const _ of table.addPeople(people)) …
     table.packsFor(query) -> numbers of the packs of words to add      table.addPack(number, pack)
     table.entry(number) -> {kind, name, title, address, year, …} */
"use strict";

(() => {
  const NUMBER = Object.fromEntries(Object.keys(stemma.WEIGHTS.fields).map((field, number) => [field, number]));
  const LEVELS = [NUMBER.text, NUMBER.often, NUMBER.line];
  const SLICE = 300; // entries that are taken in at a time, so that the page stays awake

  class Table {
    constructor(names) {
      Object.assign(this, {
        names,
        titles: names.titles.map((title, n) => (title.startsWith(":") ? names.names[n] + title : title)),
        years: names.titles.map((_, n) => 1900 + Number(names.years.slice(3 * n, 3 * n + 3))),
        papers: names.titles.length,
        index: new Map(),
        letters: new Map(),
        called: new Map(),
        packs: new Map(),
        people: null,
      });
      this.total = this.papers + names.others.length;
      this.stem = stemma.stemmer(names);
      this.weightless = new Set(names.weightless);
      this.abroad = new Set(names.abroad);
      this.landmarks = new Set(names.landmarks);
      this.synonyms = names.synonyms.map((group) => group.map((words) => this.heavy(words)));
    }

    /* Take in the names, some at a time: `for (const _ of engine.build()) await a moment`. */
    *build() {
      const { names, aliases, others } = this.names;
      for (let n = 0; n < this.papers; n++) {
        if (n % SLICE === SLICE - 1) yield n;
        this.call(n, names[n], "name");
        this.call(n, this.titles[n], "title");
        for (const alias of aliases[n] ?? []) this.call(n, alias, "alias");
        this.put(n, [String(this.years[n])], "year");
      }
      for (const [i, [, name, , ...aliases]] of others.entries()) {
        this.call(this.papers + i, name, "name");
        for (const alias of aliases) this.call(this.papers + i, alias, "alias");
      }
    }

    /* Take in a name: its words, the words that a hyphen joins, and all of it as one. */
    call(n, text, field) {
      if (!text) return;
      this.put(n, stemma.wordsOf(text), field);
      const joined = stemma.fold(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [];
      this.put(
        n,
        joined.map((word) => word.replaceAll("-", "")),
        field,
      );
      push(this.called, this.stems(text).join(""), n);
      const [name] = text.split(/[:(?]/); // what stands before a subtitle is a name too
      if (field === "title" && name !== text) push(this.called, this.stems(name).join(""), n);
    }

    put(n, words, field) {
      for (const word of words) {
        const stem = this.stem(word);
        if (!this.index.has(stem)) this.index.set(stem, []);
        this.index.get(stem).push(n * 16 + NUMBER[field]);
        if (!this.letters.has(word[0])) this.letters.set(word[0], new Map());
        const known = this.letters.get(word[0]);
        known.set(word, (known.get(word) ?? 0) + stemma.WEIGHTS.fields[field] * (1 + this.names.weights[n] / 4));
      }
    }

    /* The words of a text that carry weight; all of them if none does. */
    heavy(text) {
      const words = stemma.wordsOf(text);
      const heavy = words.filter((word) => !this.weightless.has(word));
      return heavy.length ? heavy : words;
    }

    stems(text) {
      return this.heavy(text).map(this.stem);
    }

    /* Take in authors, subjects, venues, identifiers and datasets, in the same way. */
    *addPeople(people) {
      const venues = said(people.venues).map(([venue]) => venue ?? "");
      const made = { ...people, ids: new Map(), authors: said(people.authors), venues, byAuthor: new Map() };
      for (const kind of ["areas", "topics", "datasets"]) made[kind] = said(people[kind]);
      for (let n = 0; n < this.papers; n++) {
        if (n % SLICE === SLICE - 1) yield n;
        for (const id of [people.arxiv[n], people.doi[n]]) if (id) made.ids.set(id.toLowerCase(), n);
        for (const [i, author] of made.authors[n].entries()) {
          this.put(n, stemma.wordsOf(author), i ? "author" : "first");
          push(made.byAuthor, author, n);
        }
        this.put(n, stemma.wordsOf(venues[n]), "venue");
        for (const dataset of made.datasets[n]) this.put(n, stemma.wordsOf(dataset), "dataset");
        for (const subject of [...made.areas[n], ...made.topics[n]]) this.put(n, stemma.wordsOf(subject), "subject");
      }
      this.people = { ...made, list: [...made.byAuthor] };
    }

    /* Which packs hold the words of a query, as far as they are not here yet. */
    packsFor(query) {
      const stems = stemma
        .wordsOf(query)
        .filter((word) => !this.weightless.has(word))
        .map(this.stem);
      return [...new Set(stems.map((stem) => this.packOf(stem)))].filter((pack) => pack >= 0 && !this.packs.has(pack));
    }

    packOf(stem) {
      return this.names.packs.findLastIndex((first) => first <= stem);
    }

    addPack(number, pack) {
      this.packs.set(number, pack);
    }

    /* What is known of an entry. */
    entry(n) {
      if (n >= this.total) return this.authorEntry(n - this.total);
      const { names, ids, others, weights } = this.names;
      const known = { number: n, abroad: this.abroad.has(n), ...this.facts(n) };
      if (n >= this.papers) {
        const [, name, address] = others[n - this.papers];
        return { ...known, name, address: this.from(n, address), count: weights[n] / 4 };
      }
      const title = this.titles[n];
      const name = names[n] || title;
      const id = ids[n] === "" ? slug(name) : ids[n] === "." ? slug(title) : ids[n];
      return { ...known, name, title, address: this.from(n, `papers/${id}.html`) };
    }

    /* What an entry is narrowed down by. */
    facts(n) {
      if (n >= this.total) return { kind: "author" };
      if (n >= this.papers) return { kind: this.names.others[n - this.papers][0] };
      const { depths, tiers } = this.names;
      return {
        kind: "paper",
        year: this.years[n],
        tier: tiers[n] === "s" ? "seminal" : "selected",
        landmark: this.landmarks.has(n),
        summary: { c: "complete", b: "brief", w: "wanted" }[depths[n]],
        area: this.people?.areas[n] ?? [],
        topic: this.people?.topics[n] ?? [],
        venue: this.people?.venues[n] ?? "",
        authors: this.people?.authors[n] ?? [],
      };
    }

    /* Where a fixed page lies, from the folder of this language's pages. */
    pageOf(address, home) {
      const n = this.papers + this.names.others.findIndex(([, , other]) => other === address);
      return new URL(this.from(n, address), home).href;
    }

    from(n, address) {
      return this.abroad.has(n) ? `../${address}` : address;
    }

    authorEntry(i) {
      const [name, papers] = this.people.list[i];
      const address = this.people.pages[name] ?? `explore.html?author=${encodeURIComponent(name)}`;
      return { number: this.total + i, kind: "author", name, address, count: new Set(papers).size };
    }

    /* Where a stem stands in the texts, as far as its pack is here. */
    inTexts(stem) {
      let at = 0;
      return (this.packs.get(this.packOf(stem))?.[stem] ?? []).map((step) => {
        at += step;
        return Math.floor(at / 3) * 16 + LEVELS[at % 3];
      });
    }
  }

  /* Rows in which what was said before stands as its number, written out. */
  function said(rows) {
    const words = [];
    const spelt = (word) => (typeof word === "number" ? words[word] : words[words.push(word) - 1]);
    return rows.map((row) => row.map(spelt));
  }

  const slug = (text) => {
    const whole = (
      text
        .toLowerCase()
        .replaceAll("'", "")
        .match(/[a-z0-9]+/g) ?? []
    ).join("-");
    if (whole.length <= 60) return whole;
    const cut = whole.slice(0, 61);
    return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : whole.slice(0, 60);
  };
  const push = (map, key, value) => map.get(key)?.push(value) ?? map.set(key, [value]);

  stemma.Table = Table;
})();
