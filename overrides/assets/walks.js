/* Reading paper by paper: through a list, a topic, a lineage or papers of one's own. The address carries the walk, as
   `walk=lists/first-steps` or `walk=own&papers=lora,qlora`. And a note of one's own on each paper.
   Needs: stemma.js (stemma.say, stemma.element, stemma.script, stemma.root, stemma.home), kept.js (stemma.kept),
   cite.js (stemma.citing), ways/graph.js (stemma.ways). Gives: stemma.walks, stemma.walkOf, stemma.ownWalk. */
"use strict";

globalThis.stemma ??= {};

/* By key, what `walks/<key>.js` hands over: a title, where it leads, and the stops. */
stemma.walks = {};

/* What the parts of an address say of a walk: its key, or the papers of one's own; null where there is none. */
stemma.walkOf = ({ walk: key = "", papers = "", title = "" }) => {
  if (key === "own") {
    const ids = papers.split(",").filter((id) => /^[a-z0-9-]+$/.test(id));
    return ids.length ? { papers: [...new Set(ids)], title } : null;
  }
  return /^([A-Za-z-]+\/)?(lists|topics|lineages)\/[a-z0-9-]+$/.test(key) ? { key } : null;
};

/* The query of a walk of one's own. */
stemma.ownWalk = (papers, title = "") =>
  `?walk=own&papers=${papers.join(",")}${title && `&title=${encodeURIComponent(title)}`}`;

(() => {
  if (!globalThis.document) return;
  const { say, element, kept } = stemma;
  const paper = document.querySelector("[data-st-paper]");

  const queryOf = (walk) => (walk.key ? `?walk=${walk.key}` : stemma.ownWalk(walk.papers, walk.title));
  const at = (address, walk) => new URL(address + queryOf(walk), stemma.root).href;

  /* What is known of a walk: its title, where it leads, and its stops. */
  async function brought(walk) {
    if (walk.key) {
      await stemma.script(`walks/${walk.key}.js`);
      return stemma.walks[walk.key];
    }
    await stemma.script("ways/papers.js");
    const { ids, names } = stemma.ways.graph;
    const name = (id) => names[ids.indexOf(id)] ?? id;
    const stops = walk.papers.filter((id) => ids.includes(id)).map((id) => [id, name(id), `papers/${id}.html`, null]);
    const title = walk.title || say("A list of one's own");
    const href = new URL(`compare.html?papers=${walk.papers.join(",")}`, stemma.home).href;
    return { title, href, stops };
  }

  /* The bar on a paper's page: where one is, what comes before and next, a tick, and why the paper stands here. */
  async function bar() {
    const walk = paper && stemma.walkOf(Object.fromEntries(new URLSearchParams(location.search)));
    if (!walk) return;
    const { title, href, stops } = await brought(walk);
    const here = stops.findIndex(([id]) => id === paper.dataset.stPaper);
    if (here < 0) return;
    const values = { place: here + 1, all: stops.length };
    keepPlace({ walk, title, stops, here });
    const why = stops[here][3];
    const head = element(
      "p",
      { class: "st-walk__head" },
      element("a", { href: new URL(href, stemma.root).href }, title),
      ` · ${say("{place} of {all}", values)} `,
      tick(stops[here]),
    );
    const top = element("nav", { class: "st-walk", "aria-label": title }, head, steps(walk, stops, here));
    if (why) head.after(element("p", { class: "st-walk__why" }, why));
    const end = element("nav", { class: "st-walk st-walk--end", "aria-label": `${title}: ${say("Next")}` });
    end.append(steps(walk, stops, here));
    document.querySelector(".st-paper").before(top);
    document.querySelector(".st-body").append(end);
  }

  function steps(walk, stops, here) {
    const to = (stop, said, relation) =>
      stop
        ? element(
            "a",
            { href: at(stop[2], walk), rel: relation, class: `st-walk__${relation}` },
            say(said, { name: stop[1] }),
          )
        : element("span", { class: `st-walk__${relation}` }, relation === "next" ? say("The walk ends here.") : "");
    return element(
      "p",
      { class: "st-walk__steps" },
      to(stops[here - 1], "← {name}", "prev"),
      to(stops[here + 1], "{name} →", "next"),
    );
  }

  function tick([id, name]) {
    const box = element("input", { type: "checkbox" });
    const show = () => {
      box.checked = kept.read("read").includes(id);
    };
    box.addEventListener("change", () => kept.put("read", id, box.checked));
    kept.watch((kind) => kind === "read" && show());
    show();
    return element(
      "label",
      { class: "st-tick" },
      box,
      ` ${say("Read")}`,
      element("span", { class: "st-unseen" }, `: ${name}`),
    );
  }

  /* Where the walk stopped, for the home page. */
  function keepPlace({ walk, title, stops, here }) {
    const [, name, address] = stops[here];
    kept.write("walk", {
      address: address + queryOf(walk),
      key: walk.key ?? "",
      title,
      name,
      place: String(here + 1),
      all: String(stops.length),
    });
  }

  /* Where the last walk stopped. It may have come from a file, so that it leads to a paper of this site or nowhere. */
  const stopped = () => {
    const there = kept.read("walk");
    const leads = /^([A-Za-z-]+\/)?papers\/[a-z0-9-]+\.html\?walk=/.test(there.address ?? "");
    return leads ? { ...there, href: new URL(there.address, stemma.root).href } : null;
  };

  /* On the home page: the way back to where one stopped. */
  function goOn() {
    const [hero, there] = [document.querySelector(".st-hero"), stopped()];
    if (!hero || !there) return;
    const said = say("Go on with {title}, at {place} of {all}:", there);
    hero.append(element("p", { class: "st-go-on" }, `${said} `, element("a", { href: there.href }, there.name)));
  }

  /* On the page of a list, a topic or a lineage: links of the list carry the walk, and who has begun can go on. */
  function begin() {
    const start = document.querySelector("[data-st-walk]");
    if (!start) return;
    const key = start.dataset.stWalk;
    const there = stopped();
    start.hidden = false;
    if (there?.key === key) {
      const link = start.querySelector("a");
      link.href = there.href;
      link.textContent = say("Go on at {place} of {all}: {name}", there);
    }
    for (const link of document.querySelectorAll(".st-cards--numbered .st-card__name a"))
      if (stemma.citing.idAt(new URL(link.href).pathname)) link.search = `?walk=${key}`;
  }

  /* A note of one's own on a paper. */
  function note() {
    if (!paper) return;
    const id = paper.dataset.stPaper;
    const field = element("textarea", { rows: "3", "aria-label": say("My note") });
    const fold = element("details", { class: "st-order st-note" }, element("summary", {}, say("My note")), field);
    fold.append(element("p", { class: "st-count" }, say("They stay in this browser and are sent nowhere.")));
    const show = () => {
      if (document.activeElement !== field) field.value = kept.read("notes")[id] ?? "";
      fold.open ||= Boolean(field.value);
    };
    field.addEventListener("input", () => {
      const { [id]: _, ...others } = kept.read("notes");
      kept.write("notes", field.value.trim() ? { ...others, [id]: field.value } : others);
    });
    kept.watch((kind) => kind === "notes" && show());
    show();
    paper.after(fold);
  }

  note();
  goOn();
  begin();
  bar().catch(console.warn);
})();
