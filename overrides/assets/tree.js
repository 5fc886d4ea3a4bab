/* Family trees that answer to pointer, finger and keyboard: a paper lights what it grew out of and what grew out of it,
   and tells its gain; an edge tells its sentence; arrow keys walk the tree. Without this the tree is whole, too.
   Needs: stemma.js (stemma.say, stemma.element), tray.js (stemma.tray). Gives: stemma.kin, stemma.step. */
"use strict";

globalThis.stemma ??= {};

/* A paper with all that it descends from, and with all that descends from it; `edges` are pairs of the earlier and the
   later paper. */
stemma.kin = (edges, paper) => {
  const along = (from, to) => {
    const found = new Set([paper]);
    for (const one of found) for (const edge of edges) if (edge[from] === one) found.add(edge[to]);
    return found;
  };
  return [along(1, 0), along(0, 1)];
};

/* Where an arrow key leads from a paper: up to one that it grew out of, down to one that grew out of it, or along its
   row; the nearest of them, and undefined where there is none. `nodes` are papers with the middles of their boxes. */
stemma.step = (nodes, edges, from, key) => {
  const ends = { ArrowUp: [1, 0], ArrowDown: [0, 1] }[key];
  const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const joined = (node) => ends && edges.some((edge) => edge[ends[0]] === from.id && edge[ends[1]] === node.id);
  const beside = (node) => side && node.y === from.y && (node.x - from.x) * side > 0;
  const away = (node) => Math.abs(node.x - from.x);
  return nodes.filter((node) => joined(node) || beside(node)).sort((a, b) => away(a) - away(b))[0];
};

(() => {
  if (!globalThis.document) return;

  for (const figure of document.querySelectorAll("[data-st-tree]")) {
    const papers = [...figure.querySelectorAll("[data-paper]")];
    const lines = [...figure.querySelectorAll("[data-earlier]")].map(lineOf);
    const edges = lines.map((line) => line.edge);
    const told = stemma.element("div", { class: "st-told", role: "status", hidden: "" });
    figure.querySelector("figcaption").before(told);
    let touched = null;
    let waiting = null;

    /* Light what has all its ends among those of one of the sets, and say so many paragraphs in the half of the window
       that is not pointed at; nothing clears both. */
    function show(kin = [], height = 0, ...paragraphs) {
      const isLit = (ends) => kin.some((set) => ends.every((end) => set.has(end)));
      figure.classList.toggle("st-picture--lit", kin.length > 0);
      for (const paper of papers) paper.classList.toggle("st-lit", isLit([paper.dataset.paper]));
      for (const { element, edge } of lines) element.classList.toggle("st-lit", isLit(edge));
      told.replaceChildren(...paragraphs.map((parts) => stemma.element("p", {}, ...parts)));
      told.classList.toggle("st-told--above", height > innerHeight / 2);
      told.hidden = !paragraphs.length;
    }

    function showPaper(paper, height = paper.getBoundingClientRect().top) {
      const { paper: id, name, year, gain } = paper.dataset;
      const link = paper.closest("a") ?? paper.querySelector("a");
      const head = [stemma.element("a", { href: link.getAttribute("href") }, name ?? link.textContent), ` (${year})`];
      const came = new Set(lines.filter((line) => line.edge[1] === id).map((line) => line.sentence));
      const keys = paper.matches(":focus-visible") ? [[stemma.say("Arrow keys walk the tree.")]] : [];
      const tray = stemma.tray.button(id, name ?? link.textContent);
      const sentences = [...came].map((sentence) => [sentence]);
      show(stemma.kin(edges, id), height, [...head, gain && `: ${gain}`, " ", tray], ...sentences, ...keys);
    }

    function pointed({ target, clientY }) {
      const paper = target.closest("[data-paper]");
      const line = lines.find(({ element }) => element.contains(target));
      if (paper) showPaper(paper, clientY);
      else if (line) show([new Set(line.edge)], clientY, [line.sentence]);
      return paper;
    }

    // A pointer on its way to what is told passes other papers, and may leave the tree for a moment.
    const soon = (event, act, wait) => {
      if (event.pointerType === "touch") return;
      clearTimeout(waiting);
      waiting = setTimeout(act, wait);
    };
    figure.addEventListener("pointerover", (event) => soon(event, () => pointed(event), 60));
    figure.addEventListener("pointerleave", (event) => soon(event, show, 400));
    figure.addEventListener("focusin", ({ target }) => target.matches("[data-paper]") && showPaper(target));
    figure.addEventListener("focusout", (event) => figure.contains(event.relatedTarget) || show());
    figure.addEventListener("keydown", (event) => event.key === "Escape" && show());
    // A finger on a paper asks what it is, and on the same paper again is led there.
    figure.addEventListener("click", (event) => {
      if (event.pointerType !== "touch" || told.contains(event.target)) return;
      const paper = pointed(event);
      if (paper && paper !== touched) event.preventDefault();
      touched = paper;
    });

    for (const picture of figure.querySelectorAll("svg.st-tree")) walk(picture, edges);
    for (const fold of figure.querySelectorAll(".st-tree__node--folded")) {
      fold.addEventListener("click", (event) => unfold(event, fold, figure.querySelector(".st-picture__whole")));
    }
  }

  /* An edge with its sentence, which the browser would show over the tree, too, if it stayed there as a title. */
  function lineOf(element) {
    const title = element.querySelector("title");
    title?.remove();
    return { element, edge: [element.dataset.earlier, element.dataset.later], sentence: title?.textContent ?? "" };
  }

  /* Let arrow keys lead from paper to paper; the tabulator stops at a picture once. */
  function walk(picture, edges) {
    const nodes = [...picture.querySelectorAll("a")].map((link) => {
      const [x, y, width, height] = ["x", "y", "width", "height"].map(
        (of) => +link.querySelector("rect").getAttribute(of),
      );
      return { link, id: link.dataset.paper, x: x + width / 2, y: y + height / 2 };
    });
    const stop = (here) => {
      for (const node of nodes) node.link.setAttribute("tabindex", node === here ? "0" : "-1");
    };
    stop(nodes.find((node) => node.link.hasAttribute("aria-current")) ?? nodes[0]);
    picture.addEventListener("keydown", (event) => {
      const from = nodes.find((node) => node.link === event.target);
      const to = from && stemma.step(nodes, edges, from, event.key);
      if (!to) return;
      event.preventDefault();
      stop(to);
      to.link.focus();
    });
  }

  /* Show the tree that folds nothing, from the first of the papers that were folded. */
  function unfold(event, fold, whole) {
    if (!whole) return;
    event.preventDefault();
    const drawn = new Set([...fold.closest("svg").querySelectorAll("a")].map((link) => link.dataset.paper));
    whole.open = true;
    const ofYear = [...whole.querySelectorAll(`a[data-year="${fold.dataset.year}"]`)];
    ofYear.find((link) => !drawn.has(link.dataset.paper))?.focus();
  }
})();
