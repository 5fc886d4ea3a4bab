/* The page *way*: from papers that are known to one that is wanted. Its state is the address's query: `know`, `ticks`,
   `want`.
   Needs: stemma.js (stemma.say, stemma.element), kept.js (stemma.kept), ways/pick.js (stemma.Picker),
   ways/papers.js (stemma.told, stemma.papers). Gives: nothing. */
"use strict";

(() => {
  const { say, element } = stemma;
  const WHY = {
    leads: "on the way",
    needed: "needed",
    helps: "can be skipped",
  };
  const place = document.querySelector("[data-st-way]");
  const state = { know: [], want: null, ticks: false };
  let graph;

  const read = () => {
    const asked = new URLSearchParams(location.search);
    const there = (id) => graph.numbers.has(id);
    state.know = (asked.get("know") ?? "").split(",").filter(there);
    state.want = [asked.get("want") ?? ""].find(there) ?? null;
    state.ticks = asked.has("ticks");
  };
  const write = () => {
    const said = new URLSearchParams();
    if (state.know.length) said.set("know", state.know.join(","));
    if (state.ticks) said.set("ticks", "1");
    if (state.want) said.set("want", state.want);
    history.pushState(null, "", `${location.pathname}?${said.toString().replaceAll("%2C", ",")}`);
  };
  const change = (to) => {
    Object.assign(state, to);
    write();
    return show();
  };

  /* The form */

  const known = element("ul", { class: "st-chips", "aria-label": say("Papers that you know") });
  const wanted = element("ul", { class: "st-chips", "aria-label": say("The paper that you want") });
  const ticks = element("input", { type: "checkbox" });
  const ticksSaid = element("span");
  const turned = element("button", { type: "button", class: "st-button" }, say("Turn round"));
  const result = element("div", { class: "st-way__result", "aria-live": "polite" });

  function form() {
    const [from, to] = [element("div", { class: "st-way__side" }), element("div", { class: "st-way__side" })];
    new stemma.Picker(from, say("I know"), (id) => state.know.includes(id) || change({ know: [...state.know, id] }));
    new stemma.Picker(to, say("I want"), (id) => change({ want: id }));
    from.append(known, element("label", { class: "st-tick" }, ticks, " ", ticksSaid));
    to.append(wanted, turned);
    ticks.addEventListener("change", () => change({ ticks: ticks.checked }));
    turned.addEventListener("click", () => change({ know: [state.want], want: state.know[0], ticks: false }));
    place.replaceChildren(element("div", { class: "st-way__form" }, from, to), result);
    place.hidden = false;
  }

  const chip = (id, remove) => {
    const name = graph.names[graph.numbers.get(id)];
    const button = element("button", { type: "button", "aria-label": say("Without {name}", { name }) }, name);
    button.addEventListener("click", remove);
    return element("li", {}, button);
  };

  function showForm(read) {
    known.replaceChildren(
      ...state.know.map((id) => chip(id, () => change({ know: state.know.filter((other) => other !== id) }))),
    );
    wanted.replaceChildren(...(state.want ? [chip(state.want, () => change({ want: null }))] : []));
    ticks.checked = state.ticks;
    ticksSaid.textContent = say("and the papers that I have ticked as read: {count}", { count: read.length });
    turned.hidden = !(state.want && state.know.length === 1);
  }

  /* What is found */

  async function show() {
    const read = [...stemma.kept.read("read")].filter((id) => graph.numbers.has(id));
    showForm(read);
    const ids = [...new Set([...state.know, ...(state.ticks ? read : [])])];
    if (!state.want)
      return result.replaceChildren(element("p", {}, say("Choose the paper that you want, and some that you know.")));
    const asked = location.href;
    const parts = await found(new Set(ids.map((id) => graph.numbers.get(id))), graph.numbers.get(state.want));
    if (asked === location.href) result.replaceChildren(...parts);
  }

  async function found(knows, want) {
    const way = graph.way(knows, want);
    const shown = new Set([...way.chain, ...way.steps.map(({ number }) => number)]);
    await stemma.papers.told([...shown].map((number) => graph.ids[number]));
    const name = graph.names[want];
    if (knows.has(want)) return [element("p", {}, say("You know {name} already.", { name }))];
    return [
      element("h2", { id: "way" }, heading(way, knows, name)),
      ...(way.chain.length || !knows.size ? [] : none(knows, want)),
      ...(way.steps.length > 1 ? [sums(way.steps)] : []),
      steps(way, knows),
      ...leftOut(way),
    ];
  }

  const listed = (numbers) => numbers.map((number) => graph.names[number]).join(", ");

  function heading({ chain }, knows, name) {
    if (chain.length) return say("From {known} to {name}", { known: graph.names[chain[0]], name });
    return knows.size ? say("No way is recorded") : say("What to read before {name}", { name });
  }

  /* That there is no way, what stands in its place, and what to make of it. */
  function none(knows, want) {
    const [one] = knows;
    const names = { known: listed([...knows]), name: graph.names[want] };
    const said = [say("No record says that {name} grew out of {known}, by however many steps.", names)];
    if (graph.behind([one]).has(want) && knows.size === 1)
      said.push(say("It is the other way round: {known} grew out of {name}.", names));
    else if (knows.size === 1) {
      const both = graph.meeting(one, want);
      if (both !== undefined) said.push(say("Both grew out of {both}.", { both: graph.names[both] }));
    }
    said.push(say("So this is what is worth reading before {name}, the oldest first.", names));
    return [element("p", { class: "st-none" }, said.join(" "))];
  }

  function sums(steps) {
    const must = steps.filter(({ why }) => why !== "helps");
    const sum = (some) => some.reduce((words, { number }) => words + graph.words[number], 0);
    const line = (some, said) =>
      element("li", {}, `${say(said, { count: some.length })}: `, stemma.papers.time(sum(some), some.length));
    const lines = [line(must, must.length === 1 ? "1 paper to read" : "{count} papers to read")];
    if (must.length < steps.length) lines.push(line(steps, "{count} with what can be skipped"));
    return element("ul", { class: "st-plain st-way__sums" }, ...lines);
  }

  function steps({ chain, steps }, knows) {
    const from = new Set([...steps.map(({ number }) => number), ...knows]);
    const made = steps.map((step) => row(step, chain, from));
    const start = chain.length
      ? [element("li", { class: "st-step st-step--known" }, headOf(chain[0], say("you know it")))]
      : [];
    return element("ol", { class: "st-way__steps" }, ...start, ...made);
  }

  const headOf = (number, why) => {
    const said = element("span", { class: "st-why" }, why);
    return element("p", { class: "st-step__head" }, stemma.papers.named(graph, number), " ", said);
  };

  /* A step: the paper, why it stands here, its gain, and what it does with what came before. */
  function row({ number, why: reason }, chain, from) {
    const id = graph.ids[number];
    const { gain } = stemma.told[id];
    const head = headOf(number, say(WHY[reason]));
    const edges = graph.parents[number].filter((parent) => from.has(parent.number));
    edges.sort((a, b) => chain.includes(b.number) - chain.includes(a.number));
    return element(
      "li",
      { class: `st-step st-step--${reason}` },
      head,
      element("p", { class: "st-step__gain" }, gain ? stemma.papers.textOf(id, gain) : say("No summary yet.")),
      ...edges.map((parent) => sentence(parent, number)),
    );
  }

  function sentence({ number: earlier }, later) {
    const { relation, change } = stemma.papers.edgeBetween(graph, earlier, later);
    const said = element("span", { class: "st-relation" }, `${say(relation)} `);
    return element("p", { class: "st-change" }, said, element("b", {}, graph.names[earlier]), ". ", change);
  }

  function leftOut({ leftOut }) {
    if (!leftOut.length) return [];
    const said = say("Left out, since what you know grew out of it: {papers}.", { papers: listed(leftOut) });
    return [element("p", { class: "st-count" }, said)];
  }

  async function begin() {
    graph = await stemma.papers.graph();
    form();
    const follow = () => {
      if (location.hash.startsWith("#search?")) return;
      read();
      show();
    };
    addEventListener("popstate", follow);
    read();
    await show();
  }
  begin().catch(console.warn);
})();
