/* The tray: papers that a reader puts aside, to set side by side, to walk, to cite or to pass on. It is kept in this
   browser. From a disk, where some browsers keep each file's things apart, it travels in links as well.
   Needs: stemma.js (stemma.say, stemma.element, stemma.root, stemma.home), kept.js (stemma.kept),
   cite.js (stemma.citing). Gives: stemma.tray. */
"use strict";

(() => {
  const { say, element, kept } = stemma;
  const CARRIED = "tray"; // the part of an address that carries it
  const link = document.querySelector("[data-st-tray]");

  const ids = () => kept.read("tray");
  const set = (papers) => kept.write("tray", papers);

  /* A button that puts a paper into the tray or takes it out. */
  function button(id, name) {
    const made = element("button", { type: "button", class: "st-add", "data-st-add": id });
    made.dataset.name = name;
    made.addEventListener("click", () => kept.put("tray", id, !ids().includes(id)));
    show(made);
    return made;
  }

  function show(made) {
    const is = ids().includes(made.dataset.stAdd);
    made.setAttribute("aria-pressed", String(is));
    made.setAttribute("aria-label", say("{name}: in my tray", made.dataset));
    made.replaceChildren(is ? "✓" : "+", element("span", {}, ` ${say(is ? "in my tray" : "tray")}`));
  }

  function showAll() {
    for (const made of document.querySelectorAll("[data-st-add]")) show(made);
    const papers = ids();
    link.hidden = !papers.length;
    link.querySelector("b").textContent = String(papers.length);
    link.href = new URL(`compare.html${papers.length ? `?papers=${papers.join(",")}` : ""}`, stemma.home).href;
  }

  /* Where papers stand on pages, each with its link and where the button goes. */
  const PLACES = [
    [".st-card", ".st-card__name a", ".st-card__facts"],
    [".st-explore .st-search__results > li", "a.st-hit", null],
    [".st-descent > dt", "a", null],
  ];
  function offer() {
    for (const [places, links, inside] of PLACES)
      for (const place of document.querySelectorAll(places)) {
        const to = place.querySelector(links);
        const id = to && stemma.citing.idAt(new URL(to.href).pathname);
        if (id) (inside ? place.querySelector(inside) : place).append(button(id, nameOf(to)));
      }
    for (const place of document.querySelectorAll("[data-st-paper]")) {
      place.prepend(button(place.dataset.stPaper, place.dataset.stName));
      place.hidden = false;
    }
  }
  const nameOf = (to) => (to.querySelector(".st-hit__name") ?? to).textContent.trim();

  /* From a disk: take over what a link carried, and let links to other pages of the site carry the tray on. */
  function travel() {
    const address = new URL(location.href);
    const carried = address.searchParams.get(CARRIED);
    if (carried !== null) {
      const papers = kept.parse("tray", JSON.stringify(carried.split(",").filter(Boolean)));
      if (papers) set(papers);
      ask(address, (asked) => asked.delete(CARRIED));
      history.replaceState(history.state, "", address);
    }
    if (location.protocol === "file:") document.addEventListener("click", carry, true);
  }
  /* Change what an address asks for; its commas stay readable. */
  function ask(address, change) {
    change(address.searchParams);
    address.search = address.search.replaceAll("%2C", ",");
  }
  function carry({ target }) {
    const to = target.closest?.("a[href]");
    if (!kept.has("tray") || !to?.href?.startsWith?.(stemma.root.href) || !/\.html($|[?#])/.test(to.href)) return;
    const address = new URL(to.href);
    if (address.pathname === location.pathname && address.hash) return;
    ask(address, (asked) => asked.set(CARRIED, ids().join(",")));
    to.href = address.href;
  }

  stemma.tray = { ids, set, button, watch: (watcher) => kept.watch((kind) => kind === "tray" && watcher()) };

  travel();
  offer();
  stemma.tray.watch(showAll);
  showAll();
})();
