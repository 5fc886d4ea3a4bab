/* Ways from papers that are known to one that is wanted, found as `generator/catalogue/ways.py` finds them. Needs no
   page; papers are numbers, the oldest first.
   Needs: nothing. Gives: stemma.ways, stemma.Graph. */
"use strict";

globalThis.stemma ??= {};

/* `ways/papers.js`, which the generator makes, hands over its table here. */
stemma.ways = {
  graph: null,
  take(table) {
    stemma.ways.graph = new stemma.Graph(table);
  },
};

(() => {
  class Graph {
    constructor(table) {
      Object.assign(this, table);
      this.parents = table.parents.map((of) =>
        of.map(([number, kind]) => {
          const [relation, cost, needed, leadsOn] = table.kinds[kind];
          return { number, relation, cost, needed, leadsOn };
        }),
      );
      this.numbers = new Map((table.ids ?? []).map((id, number) => [id, number]));
    }

    /* The cheapest chain of papers from a known one to the wanted one; empty if none is recorded. */
    shortest(known, wanted) {
      const costs = new Map([[wanted, 0]]);
      const later = new Map();
      const done = new Set();
      while (done.size < costs.size) {
        const open = [...costs.keys()].filter((number) => !done.has(number));
        const here = open.reduce((a, b) => ((costs.get(b) - costs.get(a) || b - a) < 0 ? b : a));
        if (known.has(here)) return followed(later, here);
        done.add(here);
        for (const parent of this.parents[here]) {
          if (here !== wanted && !parent.leadsOn) continue;
          const cost = costs.get(here) + parent.cost + this.costs[parent.number];
          if (cost >= (costs.get(parent.number) ?? Infinity)) continue;
          costs.set(parent.number, cost);
          later.set(parent.number, here);
        }
      }
      return [];
    }

    /* What to read to get from what is known to the wanted paper: the chain, the steps with why each stands there, and
       what is left out because a known paper grew out of it. */
    way(known, wanted) {
      const chain = this.shortest(known, wanted);
      if (known.has(wanted)) return { chain, steps: [], leftOut: [] };
      const leads = new Set((chain.length ? chain : [wanted]).filter((number) => !known.has(number)));
      const behind = this.behind(known);
      const first = new Set(this.first[wanted].filter((number) => !behind.has(number)));
      const needed = new Set([...this.parentsOf(leads, true)].filter((number) => first.has(number)));
      for (const number of this.parentsOf([wanted], true)) if (!behind.has(number)) needed.add(number);
      const beside = new Set([...this.parentsOf(leads, false), ...this.parentsOf(needed, true)]);
      const near = chain.length ? [...first].filter((number) => beside.has(number)) : [...first];
      const why = new Map();
      for (const number of near) why.set(number, "helps");
      for (const number of needed) why.set(number, "needed");
      for (const number of leads) why.set(number, "leads");
      const steps = this.needsFirst(this.joined(why)).map((number) => ({ number, why: why.get(number) }));
      const leftOut = this.first[wanted].filter(
        (number) => behind.has(number) && !known.has(number) && !why.has(number),
      );
      return { chain, steps, leftOut };
    }

    /* The papers and all that they grew out of, each with the fewest generations back. */
    behind(numbers) {
      const found = new Map([...numbers].map((number) => [number, 0]));
      for (const [number, away] of found)
        for (const parent of this.parents[number]) if (!found.has(parent.number)) found.set(parent.number, away + 1);
      return found;
    }

    parentsOf(numbers, needed) {
      const parents = [...numbers].flatMap((number) => this.parents[number]);
      return new Set(parents.filter((parent) => parent.needed || !needed).map((parent) => parent.number));
    }

    /* The papers that lead on or from which an edge leads to one that is kept. */
    joined(why) {
      const kept = new Set([...why.keys()].filter((number) => why.get(number) === "leads"));
      for (const number of [...why.keys()].sort((a, b) => b - a))
        if (this.parentsOf(kept, false).has(number)) kept.add(number);
      return kept;
    }

    /* The papers from which a chain leads to this one, itself among them, each with the fewest steps. */
    leadingTo(wanted) {
      const found = new Map([[wanted, 0]]);
      for (const [number, away] of found)
        for (const parent of this.parents[number])
          if ((number === wanted || parent.leadsOn) && !found.has(parent.number)) found.set(parent.number, away + 1);
      return found;
    }

    /* The papers in an order in which none comes before one that it grew out of, and else the oldest first. */
    needsFirst(shown) {
      const waiting = [...shown].sort((a, b) => a - b);
      const placed = new Set();
      const ready = (number) =>
        this.parents[number].every((parent) => !shown.has(parent.number) || placed.has(parent.number));
      while (waiting.length) placed.add(...waiting.splice(waiting.findIndex(ready), 1));
      return [...placed];
    }

    /* The paper nearest to both from which a chain leads to each; undefined where there is none. */
    meeting(one, other) {
      const [mine, theirs] = [this.leadingTo(one), this.leadingTo(other)];
      const both = [...mine.keys()].filter((number) => theirs.has(number));
      const away = (number) => mine.get(number) + theirs.get(number);
      return both.sort((a, b) => away(a) - away(b) || this.costs[a] - this.costs[b] || a - b)[0];
    }
  }

  function followed(later, start) {
    const chain = [start];
    while (later.has(chain.at(-1))) chain.push(later.get(chain.at(-1)));
    return chain;
  }

  stemma.Graph = Graph;
})();
