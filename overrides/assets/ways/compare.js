/* The page *compare*: the papers of the tray, or those that the address names in `papers`, side by side.
   Needs: stemma.js (stemma.say, stemma.element), files.js (stemma.download, stemma.csv, stemma.copy),
   reading.js (stemma.reach), tray.js (stemma.tray), walks.js (stemma.ownWalk), ways/pick.js (stemma.Picker),
   ways/papers.js (stemma.papers). Gives: nothing. */
"use strict";

(() => {
  const { say, element } = stemma;
  const MOST = 5; // columns
  const AT_ONCE = 2; // columns on a phone
  const NAMED = 12; // papers that built on several of these
  const unknown = (said) => element("span", { class: "st-unknown" }, said);
  const place = document.querySelector("[data-st-compare]");
  const list = element("ol", { class: "st-tray-list" });
  const said = element("p", { class: "st-count", role: "status" });
  const shown = element("div");
  const title = element("input", { class: "st-pick__input", id: "st-list-title", maxlength: "80", type: "text" });
  const walked = element("a", { class: "st-button" }, say("Read them paper by paper"));
  let graph;
  let inSight = []; // of a phone, by number of the column

  /* The papers that are meant, in order: those of the address, or else those of the tray. */
  const there = (ids) => ids.filter((id) => graph.numbers.has(id));
  const asked = () => new URLSearchParams(location.search).get("papers");
  const papers = () => there([...new Set(asked()?.split(",") ?? stemma.tray.ids())]);

  /* What is chosen here is the tray; an address that somebody else gave is taken over by the first change. */
  function change(ids) {
    stemma.tray.set(ids);
    history.replaceState(null, "", location.pathname + queryOf(ids));
    return show();
  }

  const named = () => title.value.trim();
  const queryOf = (ids) => {
    const said = named() && `&title=${encodeURIComponent(named())}`;
    return ids.length ? `?papers=${ids.join(",")}${said}` : "";
  };

  function build() {
    const tools = element("div", { class: "st-way__form" });
    const [left, right] = [element("div"), element("div")];
    new stemma.Picker(left, say("Add a paper"), (id) => change([...new Set([...papers(), id])]));
    left.append(list);
    title.value = new URLSearchParams(location.search).get("title") ?? "";
    title.addEventListener("change", () => change(papers()));
    const name = element("label", { for: title.id }, say("Name of this list, for its link"));
    right.append(element("div", { class: "st-pick" }, name, title), ...buttons(), said);
    tools.append(left, right);
    place.replaceChildren(tools, shown);
    place.hidden = false;
  }

  const button = (text, act) => {
    const made = element("button", { type: "button", class: "st-button" }, text);
    made.addEventListener("click", act);
    return made;
  };

  function buttons() {
    const link = () => new URL(queryOf(papers()), location.href.split("?")[0]).href;
    const csv = () => stemma.download(stemma.csv(rowsOfTable()), "text/csv", "stemma-comparison.csv");
    const copied = async () => {
      await stemma.copy(link());
      said.textContent = say("Copied.");
    };
    return [
      button(say("Keep these as my tray"), () => change(papers())),
      walked,
      button(say("Copy the link"), copied),
      button(say("As CSV"), csv),
      button(say("Empty the tray"), () => change([])),
    ].map((one) => element("span", {}, one, " "));
  }

  function showList(ids) {
    const row = (id, i) => {
      const name = graph.names[graph.numbers.get(id)];
      const out = button("×", () => change(ids.filter((other) => other !== id)));
      out.setAttribute("aria-label", say("Without {name}", { name }));
      const up = button("↑", () => change([...ids.slice(0, i - 1), id, ids[i - 1], ...ids.slice(i + 1)]));
      up.setAttribute("aria-label", say("{name} further up", { name }));
      up.hidden = i === 0;
      return element("li", {}, stemma.papers.named(graph, graph.numbers.get(id)), " ", up, " ", out);
    };
    list.replaceChildren(...ids.map(row));
  }

  /* How long they take, and the way through them. */
  function showWalk(ids) {
    const words = ids.reduce((sum, id) => sum + graph.words[graph.numbers.get(id)], 0);
    const rest = ids.length > MOST ? ` ${say("The first {count} are set side by side.", { count: MOST })}` : "";
    said.replaceChildren(...(ids.length ? [stemma.papers.time(words, ids.length), ".", rest] : []));
    walked.hidden = ids.length < 2;
    walked.href = ids.length ? stemma.papers.addressOf(ids[0]) + stemma.ownWalk(ids, named()) : "";
  }

  async function show() {
    const ids = papers();
    showList(ids);
    showWalk(ids);
    if (ids.length < 2)
      return shown.replaceChildren(
        element("p", {}, say("Two papers are needed, and up to five fit. Add them here, or on their cards and pages.")),
      );
    const chosen = ids.slice(0, MOST);
    const told = await stemma.papers.told(chosen);
    const numbers = chosen.map((id) => graph.numbers.get(id));
    const ways = pairs(numbers).map((pair) => ({ pair, chain: graph.shortest(new Set([pair[0]]), pair[1]) }));
    await stemma.papers.told(ways.flatMap(({ chain }) => (chain.length === 2 ? [graph.ids[chain[1]]] : [])));
    if (papers().join() !== ids.join()) return;
    inSight = inSight.length === AT_ONCE && inSight.every((n) => n < told.length) ? inSight : [0, 1];
    shown.replaceChildren(
      phone(told),
      table(chosen, told),
      element("h2", { id: "descent" }, say("How they descend from each other")),
      element("ul", {}, ...ways.map(descent)),
      element("h2", { id: "built-on-both" }, say("Who built on several of them")),
      builtOn(numbers),
    );
    see();
  }

  /* The table */

  /* A part of what is told of each paper, null where nothing is. */
  const texts = (told, part) => told.map((one) => one[part] && html(one.id, one[part]));
  const html = (id, text) => {
    const cell = element("div", { lang: stemma.papers.language(id) });
    cell.innerHTML = text; // has passed the generator's gate
    for (const link of cell.querySelectorAll("a[href]"))
      link.href = new URL(link.getAttribute("href"), stemma.papers.base(id)).href;
    for (const part of cell.querySelectorAll("[id]")) part.removeAttribute("id");
    stemma.reach(cell);
    for (const note of cell.querySelectorAll("sup a[href^='#']")) note.parentNode.remove();
    return cell;
  };
  /* A figure, and behind it the model and what it is held against. */
  const figure = ({ figure, how, baseline }) => {
    const rest = [how, baseline && say("against {baseline}", { baseline })].filter(Boolean).join("; ");
    return [element("b", {}, figure), rest && ` (${rest})`];
  };
  const figures = (some) =>
    some.length ? element("ul", {}, ...some.map((one) => element("li", {}, `${one.on}: `, ...figure(one)))) : null;

  /* Rows of the table: a heading, and what stands in each column; nothing where nothing is recorded. */
  function rows(told) {
    const shared = alike(told);
    const own = ({ alike, cost }) => !cost && !shared.some(({ key }) => key === alike);
    return [
      [say("Gain"), told.map(({ id, gain }) => gain && stemma.papers.textOf(id, gain))],
      [say("In short"), texts(told, "lead")],
      [say("Problem"), texts(told, "problem")],
      [say("Approach"), texts(told, "approach")],
      ...(shared.length
        ? shared.map(({ on, cells }) => [on, cells])
        : [[say("Measured alike"), told.map(() => unknown(say("no figure that two of them share")))]]),
      [say("Results"), texts(told, "results")],
      [say("Other figures"), told.map((one) => figures(one.figures.filter(own)))],
      [say("Cost"), told.map((one) => figures(one.figures.filter(({ cost }) => cost)))],
      [say("Limits"), texts(told, "limits")],
      [say("Written from"), told.map(source)],
    ];
  }

  /* The figures that two or more papers measured alike, a row for each way of measuring, the best of them marked. */
  function alike(told) {
    const keys = [...new Set(told.flatMap(({ figures }) => figures.map(({ alike }) => alike)))].filter(Boolean);
    return keys
      .map((key) => ({ key, of: told.map(({ figures }) => figures.filter((one) => one.alike === key)) }))
      .filter(({ of }) => of.filter((some) => some.length).length > 1)
      .map(({ key, of }) => ({ key, on: of.flat()[0].on, cells: of.map((some) => measured(some, best(of.flat()))) }));
  }
  const best = (all) => {
    const values = all.map(({ value }) => value);
    return { more: Math.max(...values), less: Math.min(...values) }[all[0].better];
  };
  function measured(some, most) {
    if (!some.length) return unknown(say("not measured so"));
    const one = (row) => element("li", {}, ...figure(row), row.value === most ? ` ${say("best of these")}` : "");
    return element("ul", {}, ...some.map(one));
  }

  function source({ depth, read, sources, checked }) {
    const links = sources.map((address) =>
      element("a", { href: address }, new URL(address).hostname.replace("www.", "")),
    );
    const where = links.flatMap((link, i) => (i ? [", ", link] : [" ", link]));
    const when = checked ? ` ${say("Last checked on {day}.", { day: dayOf(checked) })}` : "";
    return element("span", {}, `${say(depth)}. ${read ? say(read) : ""}`, ...where, when);
  }

  const dayOf = ({ day, month, year }) => say("{day} {month} {year}", { day, month: say(month), year });

  function table(ids, told) {
    const head = (one, i) =>
      cell(
        "th",
        "columnheader",
        i,
        { scope: "col" },
        stemma.papers.link(ids[i], one.name),
        element("span", { class: "st-year" }, ` ${one.year}${one.venue ? `, ${one.venue}` : ""}`),
        ...(one.title ? [element("p", {}, one.title)] : []),
      );
    const row = ([heading, cells]) =>
      element(
        "tr",
        { role: "row" },
        element("th", { scope: "row", role: "rowheader" }, heading),
        ...cells.map((what, i) => cell("td", "cell", i, {}, what || unknown(say("not recorded")))),
      );
    return element(
      "div",
      { class: "st-table st-compare" },
      element(
        "table",
        { class: "st-compare__table", role: "table", "aria-label": say("Papers side by side") },
        element(
          "thead",
          { role: "rowgroup" },
          element("tr", { role: "row" }, element("td", { role: "cell" }), ...told.map(head)),
        ),
        element("tbody", { role: "rowgroup" }, ...rows(told).map(row)),
      ),
    );
  }
  // A cell says which column it is of: a phone shows two of them.
  const cell = (name, role, column, attributes, ...what) =>
    element(name, { role, "data-column": String(column), ...attributes }, ...what);

  const rowsOfTable = () =>
    [...shown.querySelectorAll("table tr")].map((row) => [...row.cells].map((one) => textOf(one)));
  const textOf = (cell) => {
    const parts = [...cell.querySelectorAll("li, p")];
    const texts = (parts.length ? parts : [cell]).map((part) => part.textContent.trim().replace(/\s+/g, " "));
    return texts.join("; ");
  };

  /* On a phone: which two are in sight */

  function phone(told) {
    if (told.length <= AT_ONCE) return "";
    const one = ({ name }, i) => {
      const made = button(name, () => {
        inSight = inSight.includes(i) ? inSight : [inSight[1], i].sort();
        see();
      });
      made.dataset.column = String(i);
      return made;
    };
    return element(
      "p",
      { class: "st-compare__choice" },
      `${say("Two at a time:")} `,
      ...told.map(one).flatMap((made) => [made, " "]),
    );
  }

  function see() {
    for (const part of shown.querySelectorAll("[data-column]"))
      part.classList.toggle("st-in-sight", inSight.includes(Number(part.dataset.column)));
    for (const made of shown.querySelectorAll(".st-compare__choice button"))
      made.setAttribute("aria-pressed", String(inSight.includes(Number(made.dataset.column))));
  }

  /* Descent */

  /* Every two of them, the older first. */
  const pairs = (numbers) =>
    [...numbers].sort((a, b) => a - b).flatMap((one, i, all) => all.slice(i + 1).map((other) => [one, other]));

  function descent({ pair: [earlier, later], chain }) {
    const [one, other] = [earlier, later].map((number) => graph.names[number]);
    const way = element(
      "a",
      { href: `way.html?know=${graph.ids[earlier]}&want=${graph.ids[later]}` },
      say("each step"),
    );
    if (chain.length === 2) {
      const { relation, change } = stemma.papers.edgeBetween(graph, earlier, later);
      return element("li", {}, element("b", {}, other), ` ${say(relation)} `, element("b", {}, one), ". ", change);
    }
    if (chain.length) return element("li", {}, `${chain.map((number) => graph.names[number]).join(" → ")} (`, way, ")");
    const both = graph.meeting(earlier, later);
    const values = { one, other, both: graph.names[both] };
    const none = say("No record says that {other} grew out of {one}.", values);
    return element("li", {}, none, both === undefined ? "" : ` ${say("Both grew out of {both}.", values)}`);
  }

  function builtOn(numbers) {
    const of = ({ parents }, later) => numbers.filter((one) => parents[later].some(({ number }) => number === one));
    const found = [...graph.parents.keys()]
      .map((later) => ({ later, on: of(graph, later) }))
      .filter(({ on }) => on.length > 1)
      .sort((a, b) => b.on.length - a.on.length || a.later - b.later);
    if (!found.length) return element("p", {}, unknown(say("No record builds on two of them directly.")));
    const names = (on) => on.map((number) => graph.names[number]).join(", ");
    const row = ({ later, on }) =>
      element("li", {}, stemma.papers.named(graph, later), numbers.length > 2 ? ` (${names(on)})` : "");
    const more = found.length - NAMED;
    const rest = more > 0 ? [element("li", { class: "st-count" }, say("{count} more", { count: more }))] : [];
    return element("ul", {}, ...found.slice(0, NAMED).map(row), ...rest);
  }

  async function begin() {
    graph = await stemma.papers.graph();
    build();
    addEventListener("popstate", () => location.hash.startsWith("#search?") || show());
    stemma.tray.watch(() => asked() === null && show());
    await show();
  }
  begin().catch(console.warn);
})();
