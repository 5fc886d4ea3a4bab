/* The ranking: what is called so, what has most of the words, in the order that readers expect. Needs no page.
   Needs: words.js (stemma.wordsOf, stemma.distance), weights.js (stemma.WEIGHTS, stemma.KIND_WORDS), table.js
   (stemma.Table), facets.js (stemma.narrow, stemma.sorted). Gives: stemma.Engine.

     new stemma.Engine(names).find({words, filters, sort}) -> {rows, total, counts, parts}

   A row is {entry, score, without}, `without` the words that it lacks; of the parts of a query, more than one where two
   things are compared, each is {typed, words, absent, mentions, corrected}. */
"use strict";

(() => {
  const { WEIGHTS, KIND_WORDS: KINDS } = stemma;
  const WEIGHT = Object.values(WEIGHTS.fields);
  const BODY = Object.keys(WEIGHTS.fields).indexOf("line"); // from here on it is the text that has the word
  const MOST = 60; // beginnings of a word that are followed
  const ARXIV = /(?:^|[^\d])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?!\d)/i;
  const DOI = /10\.\d{4,9}\/[^\s?#]+/;

  class Engine extends stemma.Table {
    /* What is asked for: results in order, how many, how many by each facet, and what is to be said of the words. */
    find({ words, filters = {}, sort = "relevance" }) {
      const parts = this.partsOf(words).map((part) => this.rank(part));
      const rows = words
        ? woven(parts.map((part) => part.rows))
        : Array.from({ length: this.papers }, (_, entry) => ({ entry, score: 0, without: [] }));
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
      return parts
        .filter((part) => part.length)
        .map((part, i) => ({ words: part, id, typing: i === parts.length - 1 && !/\s$/.test(query) }));
    }

    /* One part of a query. */
    rank({ words, id, typing }) {
      const known = id && this.people?.ids.get(id.toLowerCase().replace(/[.,)]+$/, ""));
      if (known !== undefined && id)
        return { typed: id, words, rows: [{ entry: known, score: 1, without: [] }], absent: false, mentions: 0 };
      const heavy = words.filter((word) => !this.weightless.has(word));
      const kind = words.map((word) => KINDS[word]).find(Boolean);
      const optional = (word) =>
        heavy.length > 1 && (/^(19|20)\d\d$/.test(word) || (KINDS[word] && heavy.some((other) => !KINDS[other])));
      const terms = (heavy.length ? heavy : words).map((word, i, all) => ({
        word,
        stem: this.stem(word),
        last: typing && i === all.length - 1,
        optional: Boolean(optional(word)),
      }));
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
          corrected = words.map((word) => spelt[terms.findIndex((term) => term.word === word)]?.word ?? word).join(" ");
          take(spelt, 1, false);
          for (const variant of this.inOtherWords(spelt)) take(variant, WEIGHTS.synonym, false);
        }
      }
      const enough = [...best.values()].filter(({ most }) => most >= WEIGHTS.enough);
      const rows = this.withAuthors(
        enough.length ? enough : [...best.values()],
        corrected ? this.heavy(corrected) : terms.map(({ word }) => word),
        typing,
      );
      if (rows.some(({ entry }) => entry >= this.total)) absent = false;
      rows.sort((a, b) => b.score - a.score || a.entry - b.entry);
      const needed = terms.filter((term) => !term.optional).map(({ word }) => word);
      return {
        typed: words.join(" "),
        words: needed,
        rows,
        absent: absent && this.people !== null,
        mentions: everywhere.size,
        corrected,
      };
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
        const asked = entry >= this.papers && kind === this.names.others[entry - this.papers][0];
        if (entry >= this.papers) score *= asked ? WEIGHTS.wanted : WEIGHTS.page;
        if (asked && named === needed) score += WEIGHTS.called;
        if (named === needed) whole.named = true;
        if (share > 0.999 && entry < this.papers) whole.anywhere.push(entry);
        const count = met.filter((weight, i) => weight && !terms[i].optional).length;
        scores.set(entry, {
          score,
          share,
          most: count / needed,
          without: terms.filter((term, i) => !met[i] && !term.optional).map(({ word }) => word),
        });
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
          const whole =
            end - start === stems.length ||
            (end - start === needed.length && part.every((stem) => needed.includes(stem)));
          for (const entry of this.called.get(part.join("")) ?? [])
            give(
              entry,
              whole
                ? WEIGHTS.called
                : WEIGHTS.named * shareOf(part) * (scores.get(entry)?.share ?? 0) ** WEIGHTS.lacking,
            );
        }
      if (needed.length > 1)
        for (const [entry, row] of scores) {
          if (row.share < 0.999) continue;
          const name = entry < this.papers ? this.titles[entry] : this.names.others[entry - this.papers][1];
          const title = this.stems(name);
          if (needed.every((stem) => title.includes(stem)))
            row.score += (WEIGHTS.phrase * needed.length) / title.length;
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
          if (!(hits.get(entry)?.[0] >= weight))
            hits.set(entry, [weight, field < BODY || Boolean(hits.get(entry)?.[1])]);
        }
      };
      add(this.index.get(term.stem) ?? [], 1);
      add(this.inTexts(term.stem), 1);
      if (term.last && term.word.length > 1)
        for (const stem of this.beginningWith(term.word)) add(this.index.get(stem), WEIGHTS.begins);
      return hits;
    }

    beginningWith(start) {
      const words = [...(this.letters.get(start[0]) ?? [])].filter(
        ([word]) => word.length > start.length && word.startsWith(start),
      );
      return new Set(
        words
          .sort((a, b) => b[1] - a[1])
          .slice(0, MOST)
          .map(([word]) => this.stem(word)),
      );
    }

    isKnown(term) {
      return (
        term.word.length < 3 ||
        this.index.has(term.stem) ||
        this.inTexts(term.stem).length > 0 ||
        (term.last && this.beginningWith(term.word).size > 0)
      );
    }

    /* The known word that an unknown one may have been meant for: few letters away and beginning alike. */
    respelt(term) {
      const pack = this.packOf(term.stem);
      if (term.word.length < 4 || /\d/.test(term.word) || !this.people || (pack >= 0 && !this.packs.has(pack)))
        return term;
      const most = term.word.length < 9 ? 1 : 2;
      let best = null;
      for (const [word, times] of this.letters.get(term.word[0]) ?? []) {
        const away = word.length > 3 ? stemma.distance(term.word, word, most) : most + 1;
        if (away <= most && (!best || away < best.away || (away === best.away && times > best.times)))
          best = { word, away, times };
      }
      return best ? { ...term, word: best.word, stem: this.stem(best.word), last: false } : term;
    }

    /* The query with a synonym in the place of some of its words, with two words as one, or with one as two. */
    inOtherWords(terms) {
      const stems = terms.map(({ stem }) => stem);
      const made = [];
      const instead = (at, length, words) =>
        made.push([
          ...terms.slice(0, at),
          ...words.map((word) => ({ word, stem: this.stem(word), last: false, optional: false })),
          ...terms.slice(at + length),
        ]);
      for (const group of this.synonyms)
        for (const form of group) {
          const at = stems.findIndex((_, i) => form.every((word, j) => stems[i + j] === this.stem(word)));
          if (at >= 0) for (const other of group) if (other !== form) instead(at, form.length, other);
        }
      for (const [i, { word, stem }] of terms.entries()) {
        const both = i && terms[i - 1].word + word;
        if (both && this.index.has(this.stem(both))) instead(i - 1, 2, [both]);
        const known = this.index.has(stem);
        for (const cut of /\d/.test(word) ? cutsAtDigits(word) : known ? [] : cuts(word))
          if (cut.every((part) => this.index.has(this.stem(part)))) instead(i, 1, cut);
      }
      return made.slice(0, 8);
    }

    /* The rows with the authors who have all of the words in their names, each behind the best of the papers; one whose
       whole name is typed and who has a page stands before them. */
    withAuthors(rows, words, typing) {
      if (!this.people || !words.length || words.every((word) => word.length < 2)) return rows;
      const scores = new Map(rows.map(({ entry, score }) => [entry, score]));
      const meets = (name) => {
        const own = stemma.wordsOf(name);
        return words.every((word, i) =>
          own.some(
            (part) => part === word || (typing && word.length > 1 && i === words.length - 1 && part.startsWith(word)),
          ),
        );
      };
      const whole = (name) => name in this.people.pages && stemma.wordsOf(name).join(" ") === words.join(" ");
      const found = [];
      const candidates = new Set(
        rows
          .filter(({ entry, without }) => entry < this.papers && !without.length)
          .flatMap(({ entry }) => this.people.authors[entry]),
      );
      for (const [i, [name, papers]] of this.people.list.entries())
        if (candidates.has(name) && meets(name))
          found.push({
            entry: this.total + i,
            score:
              (whole(name) ? WEIGHTS.whole : WEIGHTS.author) *
              Math.max(...papers.map((paper) => scores.get(paper) ?? 0)),
            without: [],
            size: papers.length,
          });
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

  /* A word cut in two: wherever letters and digits meet. */
  const cutsAtDigits = (word) =>
    [...word.matchAll(/(?<=\D)(?=\d)|(?<=\d)(?=\D)/g)].map(({ index }) => [word.slice(0, index), word.slice(index)]);

  /* A word cut in two anywhere that leaves three letters on both sides. */
  const cuts = (word) =>
    Array.from({ length: Math.max(0, word.length - 5) }, (_, i) => [word.slice(0, i + 3), word.slice(i + 3)]);

  const sum = (values) => values.reduce((total, value) => total + value, 0);

  stemma.Engine = Engine;
})();
