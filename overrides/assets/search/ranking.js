/* The engine: what is called so, what has most of the words, in the order that readers expect. Needs `words.js` and
   `facets.js`, and no page: it is given tables (`generator/exports/search/tables.py`) and answers with plain values.

     const engine = new stemma.Engine(names);   for (const _ of engine.build()) ...;   for (const _ of engine.addPeople(people)) ...
     engine.packsFor(query) -> numbers of the packs of words to add      engine.addPack(number, pack)
     engine.find({words, filters, sort}) -> {rows, total, counts, parts}
     engine.entry(number) -> {kind, name, title, address, year, ...}

   A row is {entry, score, without}, `without` the words that it lacks; of the parts of a query, more than one where two
   things are compared, each is {words, absent, mentions, corrected}. */
"use strict";

(() => {
  /* Everything that decides what comes first. A query that fails becomes a number here, never a case in the code. */
  const WEIGHTS = {
    // Where a word stands. A paper's or a page's name, its title or other names, and so on; the last three are its text.
    fields: { name: 10, alias: 9, title: 6.5, first: 6, author: 4, dataset: 3, subject: 2.5, venue: 2, year: 2, line: 3, often: 1.6, text: 0.8 },
    begins: 0.6, // a word of which only the beginning is typed
    synonym: 0.95, // a query of which a part is said in other words
    called: 30, // all that is typed is the name
    named: 9, // the name is part of what is typed: times its share of the query
    phrase: 4, // all that is typed stands in the title: times its share of the title
    lacking: 1.5, // to what power the share of the words counts that are there
    matter: 0.07, // for each doubling of importance
    wanted: 1.5, // the kind of page that a word such as "reading list" asks for
    page: 0.9, // any page that is no paper, before it is called so
    author: 0.99, // an author, against the best of the papers
    optional: 0.3, // a word that need not be there, such as a year
    enough: 0.5, // the share of the words with which a page is a result at all
  };
  const FIELDS = Object.keys(WEIGHTS.fields);
  const NUMBER = Object.fromEntries(FIELDS.map((field, number) => [field, number]));
  const WEIGHT = Object.values(WEIGHTS.fields);
  const BODY = NUMBER.line; // from here on it is the text that has the word
  const LEVELS = [NUMBER.text, NUMBER.often, NUMBER.line];
  const [SLICE, MOST] = [300, 60]; // entries that are taken in at a time, and beginnings of a word that are followed
  // Words that name a kind of page; they need not be met.
  const KINDS = {
    lineage: "lineage", lineages: "lineage", tree: "lineage", history: "lineage", list: "reading list", lists: "reading list",
    reading: "reading list", report: "report", reports: "report", topic: "topic", topics: "topic", dataset: "dataset",
    leaderboard: "dataset", leaderboards: "dataset", results: "dataset", benchmark: "dataset", area: "area",
  };
  const ARXIV = /(?:^|[^\d])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?!\d)/i;
  const DOI = /10\.\d{4,9}\/[^\s?#]+/;

  class Engine {
    constructor(names) {
      Object.assign(this, { names, papers: names.titles.length, index: new Map(), letters: new Map(), called: new Map(), packs: new Map(), people: null });
      this.total = this.papers + names.others.length;
      this.stem = stemma.stemmer(names);
      this.weightless = new Set(names.weightless);
      this.abroad = new Set(names.abroad);
      this.synonyms = names.synonyms.map((group) => group.map((words) => this.heavy(words)));
      this.subjects = [names.areas, names.topics].map((list) => list.map((name) => stemma.wordsOf(name)));
    }

    /* Take in the names, some at a time: `for (const _ of engine.build()) await a moment`. */
    *build() {
      const { names, titles, aliases, years, inAreas, inTopics, others } = this.names;
      for (let n = 0; n < this.papers; n++) {
        if (n % SLICE === SLICE - 1) yield n;
        this.call(n, names[n], "name");
        this.call(n, titles[n], names[n] ? "title" : "name", "title");
        for (const alias of aliases[n] ?? []) this.call(n, alias, "alias");
        for (const area of inAreas[n]) this.put(n, this.subjects[0][area], "subject");
        for (const topic of inTopics[n]) this.put(n, this.subjects[1][topic], "subject");
        this.put(n, [String(years[n])], "year");
      }
      for (const [i, [, name, , ...aliases]] of others.entries()) {
        this.call(this.papers + i, name, "name");
        for (const alias of aliases) this.call(this.papers + i, alias, "alias");
      }
    }

    /* Take in a name: its words, the words that a hyphen joins, and all of it as one. */
    call(n, text, kind, field = kind) {
      if (!text) return;
      this.put(n, stemma.wordsOf(text), field);
      const joined = stemma.fold(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? [];
      this.put(n, joined.map((word) => word.replaceAll("-", "")), field);
      const stems = this.stems(text);
      push(this.called, stems.join(""), [n, stems, kind]);
      const [name] = text.split(/[:(?]/);
      if (field === "title" && name !== text && kind !== "alias") push(this.called, this.stems(name).join(""), [n, this.stems(name), "alias"]);
    }

    put(n, words, field) {
      for (const word of words) {
        const stem = this.stem(word);
        if (!this.index.has(stem)) this.index.set(stem, []);
        this.index.get(stem).push(n * 16 + NUMBER[field]);
        let known = this.letters.get(word[0]);
        if (!known) this.letters.set(word[0], (known = new Map()));
        known.set(word, (known.get(word) ?? 0) + 1);
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

    /* Take in authors, venues, identifiers and datasets, in the same way. */
    *addPeople(people) {
      const venues = said(people.venues).map(([venue]) => venue ?? "");
      const made = { ...people, ids: new Map(), authors: said(people.authors), venues, byAuthor: new Map() };
      const datasets = said(people.datasets);
      for (let n = 0; n < this.papers; n++) {
        if (n % SLICE === SLICE - 1) yield n;
        for (const id of [people.arxiv[n], people.doi[n]]) if (id) made.ids.set(id.toLowerCase(), n);
        for (const [i, author] of made.authors[n].entries()) {
          this.put(n, stemma.wordsOf(author), i ? "author" : "first");
          push(made.byAuthor, author, n);
        }
        this.put(n, stemma.wordsOf(venues[n]), "venue");
        for (const dataset of datasets[n]) this.put(n, stemma.wordsOf(dataset), "dataset");
      }
      this.people = { ...made, list: [...made.byAuthor] };
    }

    /* Which packs hold the words of a query, as far as they are not here yet. */
    packsFor(query) {
      const stems = stemma.wordsOf(query).filter((word) => !this.weightless.has(word)).map(this.stem);
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
      const { names, titles, ids, years, depths, tiers, inAreas, inTopics, areas, topics, others, weights } = this.names;
      if (n >= this.total) return this.authorEntry(n - this.total);
      if (n >= this.papers) {
        const [kind, name, address] = others[n - this.papers];
        return { number: n, kind, name, address: this.from(n, address), count: weights[n] / 4, abroad: this.abroad.has(n) };
      }
      const name = names[n] || titles[n];
      const id = ids[n] === "" ? slug(name) : ids[n] === "." ? slug(titles[n]) : ids[n];
      return {
        number: n, kind: "paper", name, title: titles[n], address: this.from(n, `papers/${id}.html`), year: years[n], abroad: this.abroad.has(n),
        tier: tiers[n] === "s" ? "seminal" : "selected", summary: { c: "complete", b: "brief", w: "wanted" }[depths[n]],
        area: inAreas[n].map((area) => areas[area]), topic: inTopics[n].map((topic) => topics[topic]),
        venue: this.people?.venues[n] ?? "", authors: this.people?.authors[n] ?? [],
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

    /* What is asked for: results in order, how many, how many each facet would give, and what is to be said of the words. */
    find({ words, filters = {}, sort = "relevance" }) {
      const parts = this.partsOf(words).map((part) => this.rank(part));
      const rows = words ? woven(parts.map((part) => part.rows)) : Array.from({ length: this.papers }, (_, entry) => ({ entry, score: 0, without: [] }));
      const { kept, counts } = stemma.narrow(this, rows, filters);
      const order = words || sort !== "relevance" ? sort : "newest";
      return { rows: stemma.sorted(this, kept, order), total: kept.length, counts, parts };
    }

    /* The words of a query, in two parts where it compares two things. */
    partsOf(query) {
      const words = stemma.wordsOf(query);
      const cut = words.findIndex((word, i) => i && i < words.length - 1 && this.names.between.includes(word));
      const parts = cut < 0 ? [words] : [words.slice(0, cut), words.slice(cut + 1)];
      const id = ARXIV.exec(query)?.[1] ?? DOI.exec(query)?.[0];
      return parts.filter((part) => part.length).map((part, i) => ({ words: part, id, typing: i === parts.length - 1 && !/\s$/.test(query) }));
    }

    /* One part of a query. */
    rank({ words, id, typing }) {
      const known = id && this.people?.ids.get(id.toLowerCase().replace(/[.,)]+$/, ""));
      if (known !== undefined && id) return { words, rows: [{ entry: known, score: 1, without: [] }], absent: false, mentions: 0 };
      const heavy = words.filter((word) => !this.weightless.has(word));
      const kind = heavy.map((word) => KINDS[word]).find(Boolean);
      const optional = (word) => heavy.length > 1 && (/^(19|20)\d\d$/.test(word) || (KINDS[word] && heavy.some((other) => !KINDS[other])));
      const terms = (heavy.length ? heavy : words).map((word, i, all) => ({ word, stem: this.stem(word), last: typing && i === all.length - 1, optional: Boolean(optional(word)) }));
      const best = new Map();
      let corrected = null;
      const everywhere = new Set();
      let absent = true;
      const take = (variant, factor, asked = true) => {
        const { scores, whole } = this.weigh(variant, kind);
        if (asked && whole.named) absent = false;
        if (asked) for (const entry of whole.anywhere) everywhere.add(entry);
        for (const [entry, found] of scores) {
          const score = found.score * factor;
          if (!(best.get(entry)?.score >= score)) best.set(entry, { ...found, entry, score });
        }
      };
      take(terms, 1);
      for (const variant of this.inOtherWords(terms)) take(variant, WEIGHTS.synonym);
      if (absent) {
        const spelt = terms.map((term) => (this.isKnown(term) ? term : this.respelt(term)));
        if (spelt.some((term, i) => term !== terms[i])) {
          corrected = spelt.map(({ word }) => word).join(" ");
          take(spelt, 1, false);
          for (const variant of this.inOtherWords(spelt)) take(variant, WEIGHTS.synonym, false);
        }
      }
      const enough = [...best.values()].filter(({ most }) => most >= WEIGHTS.enough);
      const rows = this.withAuthors(enough.length ? enough : [...best.values()], corrected ? stemma.wordsOf(corrected) : terms.map(({ word }) => word), typing);
      if (rows.some(({ entry }) => entry >= this.total)) absent = false;
      rows.sort((a, b) => b.score - a.score || a.entry - b.entry);
      const needed = terms.filter((term) => !term.optional).map(({ word }) => word);
      return { words: needed, rows, absent: absent && this.people !== null, mentions: everywhere.size, corrected };
    }

    /* Every entry that has any of the words, with its score. */
    weigh(terms, kind) {
      const found = new Map(); // entry -> the best weight of each term, and of each that stands in no text
      const worth = [];
      for (const [i, term] of terms.entries()) {
        const hits = this.hits(term);
        worth.push((term.optional ? WEIGHTS.optional : 1) * Math.log(1 + this.total / (1 + hits.size)));
        for (const [entry, [weight, named]] of hits) {
          if (!found.has(entry)) found.set(entry, { met: new Array(terms.length).fill(0), named: 0 });
          const row = found.get(entry);
          row.met[i] = weight;
          if (named && !term.optional) row.named++;
        }
      }
      const needed = terms.filter((term) => !term.optional).length;
      const all = sum(worth.map((value, i) => (terms[i].optional ? 0 : value)));
      const whole = { named: false, anywhere: [] };
      const scores = new Map();
      for (const [entry, { met, named }] of found) {
        const share = sum(worth.map((value, i) => (met[i] && !terms[i].optional ? value : 0))) / all;
        let score = (sum(worth.map((value, i) => value * met[i])) / all) * share ** WEIGHTS.lacking;
        if (entry >= this.papers) score *= kind === this.names.others[entry - this.papers][0] ? WEIGHTS.wanted : WEIGHTS.page;
        if (named === needed) whole.named = true;
        if (share > 0.999 && entry < this.papers) whole.anywhere.push(entry);
        const count = met.filter((weight, i) => weight && !terms[i].optional).length;
        scores.set(entry, { score, share, most: count / needed, without: terms.filter((term, i) => !met[i] && !term.optional).map(({ word }) => word) });
      }
      this.addNames(terms, worth, all, scores);
      for (const [entry, row] of scores) row.score *= 1 + WEIGHTS.matter * Math.log2(1 + this.names.weights[entry] / 4);
      return { scores, whole };
    }

    /* What is called as the query says, or as part of it says, or has the query in its title. */
    addNames(terms, worth, all, scores) {
      const stems = terms.map(({ stem }) => stem);
      const needed = stems.filter((_, i) => !terms[i].optional);
      const shareOf = (part) => sum(worth.filter((_, i) => part.includes(stems[i]))) / Math.max(all, sum(worth));
      const bonus = new Map();
      const give = (entry, points) => scores.has(entry) && bonus.set(entry, Math.max(bonus.get(entry) ?? 0, points));
      for (let start = 0; start < stems.length; start++)
        for (let end = start + 1; end <= stems.length; end++) {
          const part = stems.slice(start, end);
          const whole = end - start === stems.length || (end - start === needed.length && part.every((stem) => needed.includes(stem)));
          for (const [entry] of this.called.get(part.join("")) ?? []) give(entry, whole ? WEIGHTS.called : WEIGHTS.named * shareOf(part) * (scores.get(entry)?.share ?? 0) ** WEIGHTS.lacking);
        }
      if (needed.length > 1)
        for (const [entry, row] of scores) {
          if (row.share < 0.999) continue;
          const name = entry < this.papers ? this.names.titles[entry] : this.names.others[entry - this.papers][1];
          const title = this.stems(name);
          if (needed.every((stem) => title.includes(stem))) row.score += (WEIGHTS.phrase * needed.length) / title.length;
        }
      for (const [entry, points] of bonus) scores.get(entry).score += points;
    }

    /* Where a word stands: entry -> [weight, whether a name or its like has it]. */
    hits(term) {
      const hits = new Map();
      const add = (postings, factor) => {
        for (const there of postings) {
          const [entry, field] = [there >> 4, there & 15];
          const weight = WEIGHT[field] * factor;
          if (!(hits.get(entry)?.[0] >= weight)) hits.set(entry, [weight, field < BODY || Boolean(hits.get(entry)?.[1])]);
        }
      };
      add(this.index.get(term.stem) ?? [], 1);
      add(this.inTexts(term.stem), 1);
      if (term.last && term.word.length > 1) for (const stem of this.beginningWith(term.word)) add(this.index.get(stem), WEIGHTS.begins);
      return hits;
    }

    /* Where a stem stands in the texts, as far as its pack is here. */
    inTexts(stem) {
      let at = 0;
      return (this.packs.get(this.packOf(stem))?.[stem] ?? []).map((step) => {
        at += step;
        return Math.floor(at / 3) * 16 + LEVELS[at % 3];
      });
    }

    beginningWith(start) {
      const words = [...(this.letters.get(start[0]) ?? [])].filter(([word]) => word.length > start.length && word.startsWith(start));
      return new Set(words.sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([word]) => this.stem(word)));
    }

    isKnown(term) {
      return term.word.length < 3 || this.index.has(term.stem) || this.inTexts(term.stem).length > 0 || (term.last && this.beginningWith(term.word).size > 0);
    }

    /* The known word that an unknown one may have been meant for: few letters away and beginning alike. */
    respelt(term) {
      const pack = this.packOf(term.stem);
      if (term.word.length < 4 || /\d/.test(term.word) || !this.people || (pack >= 0 && !this.packs.has(pack))) return term;
      const most = term.word.length < 9 ? 1 : 2;
      let best = null;
      for (const [word, times] of this.letters.get(term.word[0]) ?? []) {
        const away = word.length > 3 ? stemma.distance(term.word, word, most) : most + 1;
        if (away <= most && (!best || away < best.away || (away === best.away && times > best.times))) best = { word, away, times };
      }
      return best ? { ...term, word: best.word, stem: this.stem(best.word), last: false } : term;
    }

    /* The query with a synonym in the place of some of its words, with two words as one, or with one as two. */
    inOtherWords(terms) {
      const stems = terms.map(({ stem }) => stem);
      const made = [];
      const instead = (at, length, words) => made.push([...terms.slice(0, at), ...words.map((word) => ({ word, stem: this.stem(word), last: false, optional: false })), ...terms.slice(at + length)]);
      for (const group of this.synonyms)
        for (const form of group) {
          const at = stems.findIndex((_, i) => form.every((word, j) => stems[i + j] === this.stem(word)));
          if (at >= 0) for (const other of group) if (other !== form) instead(at, form.length, other);
        }
      for (const [i, { word, stem }] of terms.entries()) {
        const both = i && terms[i - 1].word + word;
        if (both && this.index.has(this.stem(both))) instead(i - 1, 2, [both]);
        if (!this.index.has(stem)) for (const cut of cuts(word)) if (cut.every((part) => this.index.has(this.stem(part)))) instead(i, 1, cut);
      }
      return made.slice(0, 8);
    }

    /* The rows with the authors who have all of the words in their names, each behind the best of the papers. */
    withAuthors(rows, words, typing) {
      if (!this.people || !words.length || words.every((word) => word.length < 2)) return rows;
      const scores = new Map(rows.map(({ entry, score }) => [entry, score]));
      const meets = (name) => {
        const own = stemma.wordsOf(name);
        return words.every((word, i) => own.some((part) => part === word || (typing && word.length > 1 && i === words.length - 1 && part.startsWith(word))));
      };
      const found = [];
      const candidates = new Set(rows.filter(({ entry, without }) => entry < this.papers && !without.length).flatMap(({ entry }) => this.people.authors[entry]));
      for (const [i, [name, papers]] of this.people.list.entries())
        if (candidates.has(name) && meets(name)) found.push({ entry: this.total + i, score: WEIGHTS.author * Math.max(...papers.map((paper) => scores.get(paper) ?? 0)), without: [], size: papers.length });
      return [...rows, ...found.sort((a, b) => b.size - a.size).slice(0, 3)];
    }
  }

  /* Rows of several rankings in turn, each entry once. */
  function woven(lists) {
    if (lists.length < 2) return lists[0] ?? [];
    const rows = new Map();
    for (let i = 0; i < Math.max(...lists.map((list) => list.length)); i++)
      for (const list of lists) if (list[i] && !rows.has(list[i].entry)) rows.set(list[i].entry, list[i]);
    return [...rows.values()];
  }

  /* Rows in which what was said before stands as its number, written out. */
  function said(rows) {
    const words = [];
    return rows.map((row) => row.map((word) => (typeof word === "number" ? words[word] : (words.push(word), word))));
  }

  /* A word cut in two: where letters and digits meet, or anywhere that leaves three letters on both sides. */
  function cuts(word) {
    const digits = /^(\D+)(\d.*)$/.exec(word);
    const both = Array.from({ length: Math.max(0, word.length - 5) }, (_, i) => [word.slice(0, i + 3), word.slice(i + 3)]);
    return digits ? [digits.slice(1)] : both;
  }

  const slug = (text) => {
    const whole = (text.toLowerCase().replaceAll("'", "").match(/[a-z0-9]+/g) ?? []).join("-");
    if (whole.length <= 60) return whole;
    const cut = whole.slice(0, 61);
    return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : whole.slice(0, 60);
  };
  const push = (map, key, value) => map.get(key)?.push(value) ?? map.set(key, [value]);
  const sum = (values) => values.reduce((total, value) => total + value, 0);

  stemma.Engine = Engine;
})();
