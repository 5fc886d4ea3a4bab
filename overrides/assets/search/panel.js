/* The search panel: words, facets, sorting, results. The dialog and the page "Explore" each hold one. */
"use strict";

(() => {
  const WAIT = 80; // milliseconds of quiet before a search begins
  const PAGE = 20;
  const SHOWN = 8; // values of a facet before "more"
  const TITLES = { area: "Area", tier: "Tier", year: "Year", topic: "Topic", venue: "Venue", summary: "Summary" };
  const SORT_TITLES = { relevance: "Relevance", newest: "Newest first", oldest: "Oldest first", name: "Name" };

  const say = stemma.say;
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /* State <-> address: q, sort and one entry per chosen value. */
  stemma.readState = (text) => {
    const asked = new URLSearchParams(text);
    const filters = Object.fromEntries(stemma.FACETS.map((facet) => [facet, asked.getAll(facet)]));
    const sort = asked.get("sort") in stemma.SORTS ? asked.get("sort") : "relevance";
    return { words: asked.get("q") || "", sort, filters };
  };
  stemma.writeState = ({ words, sort, filters }) => {
    const said = new URLSearchParams();
    if (words) said.set("q", words);
    if (sort !== "relevance") said.set("sort", sort);
    for (const [facet, values] of Object.entries(filters)) for (const value of values) said.append(facet, value);
    return said.toString();
  };

  stemma.Panel = class {
    /* `host` takes the panel; `root` is the site's root; `changed(state, step)` hears of every change, and `step` says
       whether it is one that Back should undo. `always` shows results before anything is typed. */
    constructor({ host, root, changed, always }) {
      Object.assign(this, { host, root, changed, always, state: stemma.readState(""), turn: 0, open: new Set() });
      this.build();
    }

    build() {
      const id = `st-${Math.random().toString(36).slice(2, 8)}`;
      this.input = element("input", {
        type: "search", class: "st-search__input", placeholder: say("Paper, author, dataset …"), autocomplete: "off", spellcheck: "false",
        "aria-label": say("Search papers"), role: "combobox", "aria-expanded": "true", "aria-controls": `${id}-hits`, "aria-autocomplete": "list",
      });
      this.bar = element("div", { class: "st-search__bar" }, this.input);
      this.sort = element("select", { "aria-label": say("Sort by") });
      for (const [key, title] of Object.entries(SORT_TITLES)) this.sort.append(element("option", { value: key }, say(title)));
      this.status = element("p", { class: "st-search__state", role: "status", "aria-live": "polite" });
      this.hits = element("ul", { class: "st-search__results", id: `${id}-hits`, role: "listbox", "aria-label": say("Papers found") });
      this.facets = element("div", { class: "st-facets" });
      this.drawer = element("details", { class: "st-search__facets" }, element("summary", {}, say("Filters")), this.facets);
      this.scroll = element("div", { class: "st-search__scroll", tabindex: this.always ? null : "0" }, this.hits);
      const head = element("div", { class: "st-search__head" }, this.status, this.sort);
      this.host.append(this.bar, this.drawer, head, this.scroll);
      this.prefix = id;

      this.input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.set({ words: this.input.value.trim() }), WAIT);
      });
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.drawer.addEventListener("toggle", () => this.drawer.open && this.show());
      this.sort.addEventListener("change", () => this.set({ sort: this.sort.value }, true));
      this.watcher = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.grow());
    }

    set(change, step = false) {
      this.state = { ...this.state, ...change };
      this.changed(this.state, step);
      return this.show();
    }

    restore(state) {
      this.state = state;
      this.input.value = state.words;
      return this.show();
    }

    async show() {
      const turn = ++this.turn;
      this.sort.value = this.state.sort === "relevance" && !this.state.words ? "newest" : this.state.sort;
      const idle = !this.always && !this.state.words && !Object.values(this.state.filters).some((values) => values.length);
      this.host.classList.toggle("st-search--idle", idle);
      if (idle) {
        this.hits.replaceChildren();
        this.facets.replaceChildren();
        this.status.textContent = say("Type a name, an author or a few words.");
        return;
      }
      try {
        if (!this.engine) this.status.textContent = say("Searching …"); // later searches are quicker than one could read it
        this.engine ||= await stemma.engine(this.root);
        const found = await this.engine.find({ ...this.state, counted: this.drawer.open });
        const first = await found.more(PAGE);
        if (turn !== this.turn) return;
        this.found = found;
        this.watcher.disconnect();
        this.hits.replaceChildren(...first.map((hit, i) => this.row(hit, i)));
        this.scroll.scrollTop = 0;
        this.mark(this.state.words && first.length ? 0 : -1);
        if (this.drawer.open) this.drawFacets(found.counts);
        this.nameDrawer();
        await this.tell(found.total, turn);
        this.watchEnd();
      } catch (error) {
        this.status.textContent = say("The search could not be started. The listings by area and year hold every paper.");
        console.warn(error);
      }
    }

    async grow() {
      const turn = this.turn;
      this.watcher.disconnect();
      const next = await this.found.more(PAGE);
      if (turn !== this.turn) return;
      this.hits.append(...next.map((hit, i) => this.row(hit, this.hits.children.length + i)));
      this.watchEnd();
    }

    watchEnd() {
      if (this.hits.lastElementChild && this.hits.children.length < this.found.total) this.watcher.observe(this.hits.lastElementChild);
    }

    async tell(total, turn) {
      const { words } = this.state;
      const close = words && !total ? await this.engine.nearest(words) : null;
      if (turn !== this.turn) return;
      const nothing = words ? say("Nothing found for “{words}”.", { words }) : say("No paper has all of this.");
      this.status.textContent = total ? (total === 1 ? say("1 paper") : say("{count} papers", { count: total.toLocaleString(document.documentElement.lang) })) : nothing;
      if (!close) return;
      const [before, after] = say("Did you mean {name}?").split("{name}");
      this.status.append(` ${before}`, element("a", { href: close.url }, close.name), after);
    }

    row(hit, position) {
      const to = new URL(hit.url, this.root);
      if (this.state.words) to.searchParams.set("q", this.state.words);
      const facts = [hit.year, hit.venue, hit.tier].filter(Boolean).join(" · ");
      const link = element("a", { class: "st-hit", href: to.href, id: `${this.prefix}-${position}`, role: "option", tabindex: "-1", "aria-selected": "false" },
        element("span", { class: "st-hit__name" }, hit.name || hit.title), element("span", { class: "st-hit__facts" }, facts));
      if (hit.name && hit.title !== hit.name) link.append(element("p", { class: "st-hit__title" }, hit.title));
      if (hit.tldr) link.append(element("p", {}, hit.tldr));
      if (this.state.words && hit.excerpt) {
        const excerpt = element("p", { class: "st-hit__excerpt" });
        excerpt.innerHTML = hit.excerpt;
        link.append(excerpt);
      }
      if (this.always) link.removeAttribute("tabindex");
      return element("li", { role: "presentation" }, link);
    }

    /* Facets are drawn anew, but an opened one stays open and the focus stays where it was. */
    drawFacets(counts) {
      const focus = document.activeElement?.dataset?.facet;
      this.facets.replaceChildren(...stemma.FACETS.filter((facet) => counts[facet]).map((facet) => this.facet(facet, counts[facet])));
      if (focus) this.facets.querySelector(`[data-facet="${CSS.escape(focus)}"]`)?.focus();
    }

    nameDrawer() {
      const chosen = Object.values(this.state.filters).flat().length;
      this.drawer.firstChild.textContent = chosen ? `${say("Filters")} (${chosen})` : say("Filters");
    }

    facet(facet, counts) {
      const chosen = this.state.filters[facet];
      const values = Object.keys({ ...Object.fromEntries(chosen.map((value) => [value, 0])), ...counts }).filter((value) => counts[value] || chosen.includes(value));
      values.sort((a, b) => (facet === "year" ? b - a : (counts[b] || 0) - (counts[a] || 0) || a.localeCompare(b, "en")));
      const choices = values.map((value, i) => this.choice(facet, value, counts[value] || 0, chosen.includes(value), i));
      const group = element("fieldset", { class: "st-facet" }, element("legend", {}, say(TITLES[facet])), ...choices);
      if (values.length > SHOWN) group.append(this.moreButton(facet, group, values.length));
      group.classList.toggle("st-facet--open", this.open.has(facet));
      return group;
    }

    moreButton(facet, group, count) {
      const button = element("button", { type: "button", "data-facet": `${facet}-more` });
      const label = () => (button.textContent = this.open.has(facet) ? say("Fewer") : say("All {count}", { count }));
      button.addEventListener("click", () => {
        this.open.has(facet) ? this.open.delete(facet) : this.open.add(facet);
        group.classList.toggle("st-facet--open");
        label();
      });
      label();
      return button;
    }

    choice(facet, value, count, checked, i) {
      const box = element("input", { type: "checkbox", "data-facet": `${facet}:${value}` });
      box.checked = checked;
      box.addEventListener("change", () => {
        const values = this.state.filters[facet].filter((other) => other !== value);
        if (box.checked) values.push(value);
        this.set({ filters: { ...this.state.filters, [facet]: values } }, true);
      });
      const label = element("label", { class: i >= SHOWN && !checked ? "st-facet__rest" : null }, box, element("span", {}, value));
      label.append(element("span", { class: "st-count" }, String(count)));
      return label;
    }

    /* The row that Enter opens. */
    mark(position) {
      this.marked = position;
      const links = [...this.hits.querySelectorAll(".st-hit")];
      links.forEach((link, i) => link.setAttribute("aria-selected", String(i === position)));
      if (links[position]) this.input.setAttribute("aria-activedescendant", links[position].id);
      else this.input.removeAttribute("aria-activedescendant");
      return links[position];
    }

    async key(event) {
      const last = this.hits.children.length - 1;
      const to = { ArrowDown: Math.min(this.marked + 1, last), ArrowUp: Math.max(this.marked - 1, 0) }[event.key];
      if (to !== undefined && last >= 0) {
        event.preventDefault();
        this.mark(to).scrollIntoView({ block: "nearest" });
        if (to === last && this.hits.children.length < this.found.total) this.grow();
      } else if (event.key === "Enter" && this.input.value.trim()) {
        event.preventDefault();
        clearTimeout(this.timer);
        if (this.input.value.trim() !== this.state.words || this.marked < 0) await this.set({ words: this.input.value.trim() });
        this.hits.querySelector('[aria-selected="true"]')?.click();
      }
    }
  };

  let engine;
  stemma.engine = (root) => (engine ||= stemma.openEngine(root));
})();
