/* Words as the search compares them; `generator/exports/search/words.py` does the same. Needs no page.
   Needs: nothing. Gives: stemma.fold, stemma.wordsOf, stemma.stemmer, stemma.distance, stemma.marked,
   stemma.sentence. */
"use strict";

globalThis.stemma ??= {};

(() => {
  // Letters that no decomposition takes apart.
  const STROKES = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
  const WORD = /[\p{L}\p{N}]+(?:\.[0-9]+)*/gu;

  /* The text without regard to case and accents. */
  const fold = (text) =>
    text
      .toLowerCase()
      .replace(/[łøđıßæœ]/g, (letter) => STROKES[letter])
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "");

  const whole = (word) => word.replace(/(\.0+)+$/, "");

  /* The words of a text in order, folded; a version that ends in nought is written without it. */
  const words = (text) => Array.from(fold(text).matchAll(WORD), ([word]) => whole(word));

  /* What makes a stem of a folded word, by the language's own spellings and its stemmer, if it has one. */
  function stemmer({ spellings, stemmer }) {
    const kept = new Map();
    const rules = spellings.map(([before, after]) => [new RegExp(before), after]);
    const classes = { english: globalThis.EnglishStemmer, portuguese: globalThis.PortugueseStemmer };
    const algorithm = classes[stemmer] && new classes[stemmer]();
    return (word) => {
      if (!kept.has(word)) {
        const spelt = rules.reduce((text, [before, after]) => text.replace(before, after), word);
        kept.set(word, algorithm ? algorithm.stemWord(spelt) : spelt);
      }
      return kept.get(word);
    };
  }

  /* How many letters are wrong, missing, too many or swapped with the next; `most + 1` once it is more than `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  }

  /* The text in pieces, `[piece, whether it is one of the wanted words]`; `wanted` is asked with each word, folded. */
  function marked(text, wanted) {
    const pieces = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!wanted(whole(fold(word)))) continue;
      if (index > end) pieces.push([text.slice(end, index), false]);
      pieces.push([word, true]);
      end = index + word.length;
    }
    if (end < text.length) pieces.push([text.slice(end), false]);
    return pieces;
  }

  /* Of a text the sentence that has the most of the wanted words, at most `length` characters of it; "" if there is
     none. */
  function sentence(text, wanted, length = 200) {
    let best = { count: 0, text: "" };
    for (const part of text.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}])/u)) {
      const count = new Set(words(part).filter(wanted)).size;
      if (count > best.count) best = { count, text: part };
    }
    if (best.text.length <= length) return best.text;
    const first = marked(best.text, wanted)[0];
    const start = first[1] ? 0 : Math.max(0, best.text.lastIndexOf(" ", first[0].length - 60) + 1);
    const cut = best.text.slice(start, best.text.lastIndexOf(" ", start + length));
    return `${start ? "… " : ""}${cut}${start + cut.length < best.text.length ? " …" : ""}`;
  }

  Object.assign(stemma, { fold, wordsOf: words, stemmer, distance, marked, sentence });
})();
