/* The search panel: words, filters, results. The dialog and the page "Explore" each hold one; what the page has of it
   already is taken up.
   Needs: stemma.js (stemma.say, stemma.number, stemma.element, stemma.home), load.js (stemma.search), results.js
   (stemma.results) and, once something is found, facets.js (stemma.venueSeries).
   Gives: stemma.readState, stemma.writeState, stemma.Panel. */
"use strict";

(() => {
  const WAIT = 30; // milliseconds of quiet before a search begins
  const PAGE = 20;
  const SHOWN = 8; // values of a facet before "more"
  const TITLES = {
    kind: "Kind",
    area: "Area",
    tier: "Tier",
    summary: "Summary",
    year: "Year",
    topic: "Topic",
    venue: "Venue",
    author: "Author",
  };
  const IN_DIALOG = ["kind", "area", "tier", "summary", "year"];
  const SORTS = { relevance: "Relevance", newest: "Newest first", oldest: "Oldest first", name: "Name" };
  const FILTERS = ["kind", "area", "tier", "summary", "year", "topic", "venue", "author"];
  const { say, element } = stemma;

  /* State <-> address: q, sort and one entry per chosen value. */
  stemma.readState = (text) => {
    const asked = new URLSearchParams(text);
    const filters = Object.fromEntries(FILTERS.map((facet) => [facet, asked.getAll(facet)]));
    return { words: asked.get("q") || "", sort: asked.get("sort") in SORTS ? asked.get("sort") : "relevance", filters };
  };
  stemma.writeState = ({ words, sort, filters }) => {
    const said = new URLSearchParams();
    if (words) said.set("q", words);
    if (sort !== "relevance") said.set("sort", sort);
    for (const [facet, values] of Object.entries(filters)) for (const value of values) said.append(facet, value);
    return said.toString();
  };

  let panels = 0;

  stemma.Panel = class {
    /* `host` takes the panel; `changed(state, step)` hears of every change, and `step` says whether it is one that Back
       should undo; `page` is true where the panel is the page and not a dialog. */
    constructor({ host, changed, page }) {
      Object.assign(this, {
        host,
        changed,
        page,
        state: stemma.readState(""),
        turn: 0,
        open: new Set(),
        marked: -1,
        rows: [],
        id: `st-search-${++panels}`,
      });
      this.build();
    }

    build() {
      const part = (name, ...rest) =>
        this.host.querySelector(`.st-search__${name}`) ?? this.host.appendChild(element(...rest));
      const combo = {
        role: "combobox",
        "aria-expanded": "false",
        "aria-controls": `${this.id}-hits`,
        "aria-autocomplete": "list",
        "aria-haspopup": "grid",
      };
      this.bar = part("bar", "div", { class: "st-search__bar" });
      this.input =
        this.bar.querySelector("input") ??
        this.bar.appendChild(
          element("input", {
            type: "search",
            class: "st-search__input",
            placeholder: say("Paper, author, dataset …"),
            "aria-label": say("Search"),
            ...combo,
          }),
        );
      Object.assign(this.input, { autocomplete: "off", spellcheck: false });
      this.toggle = part(
        "filters",
        "button",
        { type: "button", class: "st-search__filters", "aria-expanded": "false", "aria-controls": `${this.id}-facets` },
        say("Filters"),
      );
      this.chips = part("chips", "ul", { class: "st-search__chips", "aria-label": say("Filters") });
      this.facets = part("facets", "div", { class: "st-search__facets", role: "group", "aria-label": say("Filters") });
      this.head = part("head", "div", { class: "st-search__head" });
      this.status =
        this.head.querySelector("[role=status]") ??
        this.head.appendChild(element("p", { class: "st-search__state", role: "status" }));
      this.sort = this.head.querySelector("select") ?? this.head.appendChild(sortMenu());
      this.hits = part(
        "results",
        ...(this.page
          ? ["ul", { class: "st-search__results" }]
          : ["div", { class: "st-search__results", role: "grid", "aria-label": say("Papers found") }]),
      );
      this.facets.id = `${this.id}-facets`;
      this.hits.id = `${this.id}-hits`;
      this.toggle.setAttribute("aria-controls", this.facets.id);
      this.first = {
        hits: [...this.hits.children],
        facets: [...this.facets.children],
        status: this.status.textContent,
      };

      this.input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.set({ words: this.input.value.trim() }), WAIT);
      });
      this.input.addEventListener(
        "focus",
        () =>
          stemma
            .search()
            .then((search) => search.learn(""))
            .catch(() => {}),
        { once: true },
      );
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.toggle.addEventListener("click", () =>
        this.openFilters(!this.host.classList.contains("st-search--filters")),
      );
      this.facets.addEventListener("change", ({ target }) => this.choose(target));
      this.facets.addEventListener("click", ({ target }) => target.matches(".st-facet__more") && this.unfold(target));
      this.chips.addEventListener("click", ({ target }) => this.unchoose(target.closest("button")));
      this.sort.addEventListener("change", () => this.set({ sort: this.sort.value }, true));
      this.watcher = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.grow());
    }

    set(change, step = false) {
      this.state = { ...this.state, ...change };
      this.changed(this.state, step);
      return this.show();
    }

    /* Show a state again, with as many rows as there were. */
    restore(state, rows = PAGE) {
      this.state = state;
      this.input.value = state.words;
      return this.show(rows);
    }

    get idle() {
      const { words, sort, filters } = this.state;
      return !words && (sort === "relevance" || !this.page) && !Object.values(filters).some((values) => values.length);
    }

    async show(rows = PAGE) {
      const turn = ++this.turn;
      const { words, sort } = this.state;
      this.sort.value = sort === "relevance" && !words ? "newest" : sort;
      this.host.classList.toggle("st-search--idle", this.idle);
      this.drawChips();
      if (this.idle && rows <= PAGE) return this.showFirst();
      try {
        if (!this.search) this.wait();
        this.search ??= await stemma.search();
        if (turn === this.turn && this.search.can(this.state)) this.draw(rows);
        if ((await this.search.learn(words)) && turn === this.turn)
          this.draw(Math.max(rows, this.hits.children.length));
      } catch (error) {
        this.status.textContent = say(
          "The search could not be started. The listings by area and year hold every paper.",
        );
        console.warn(error);
      }
    }

    /* The first search may take a while, later ones less than it takes to read. What stood before is no answer. */
    wait() {
      this.status.textContent = say("Searching …");
      this.hits.classList.add("st-search__results--waiting");
    }

    /* What there is before anything is asked. */
    showFirst() {
      this.watcher.disconnect();
      this.drawn = null;
      this.hits.classList.remove("st-search__results--waiting");
      this.hits.replaceChildren(...this.first.hits);
      if (this.page) this.facets.replaceChildren(...this.first.facets);
      for (const box of this.facets.querySelectorAll("[type=checkbox]")) box.checked = false;
      for (const year of this.facets.querySelectorAll("[type=number]")) year.value = "";
      this.status.textContent = this.page ? this.first.status : say("Type a name, an author or a few words.");
      this.rows = [];
      this.mark(-1);
      if (this.page && this.hits.lastElementChild) this.watcher.observe(this.hits.lastElementChild);
    }

    draw(rows) {
      const before = this.rows[this.marked];
      const found = this.search.find(this.state);
      const shown = (list) =>
        JSON.stringify([this.state.words, list.slice(0, rows).map(({ entry, without }) => [entry, without])]);
      const stays = this.drawn === shown(found.rows);
      Object.assign(this, {
        rows: found.rows,
        total: found.total,
        drawn: shown(found.rows),
        wanted: this.wantedBy(found.parts),
      });
      this.hits.classList.remove("st-search__results--waiting");
      if (stays) for (const [i, item] of [...this.hits.children].entries()) this.fill(item, this.rows[i].entry);
      else {
        this.watcher.disconnect();
        this.hits.replaceChildren();
        this.add(rows);
      }
      const same = found.rows.slice(0, rows).findIndex(({ entry }) => entry === before?.entry);
      this.mark(this.page ? -1 : this.moved && same >= 0 ? same : found.total ? 0 : -1);
      if (this.search.engine.people) this.drawFacets(found.counts); // before, areas and venues are not known
      this.tell(found);
    }

    /* Whether a word is one that is looked for: by its stem, or by its beginning while it is typed. */
    wantedBy(parts) {
      const { stem } = this.search.engine;
      const words = parts.flatMap(({ words, corrected }) => [
        ...words,
        ...(corrected ? this.search.engine.heavy(corrected) : []),
      ]);
      if (!words.length) return null;
      const stems = new Set(words.map(stem));
      const begun = words.at(-1).length > 1 ? words.at(-1) : null;
      return (word) => stems.has(stem(word)) || (begun !== null && word.startsWith(begun));
    }

    add(count) {
      const start = this.hits.children.length;
      for (const [i, { entry: number, without }] of this.rows.slice(start, start + count).entries()) {
        const entry = this.search.entry(number);
        const words = this.search.engine.heavy(this.state.words).length;
        const item = stemma.results.row(entry, {
          id: `${this.id}-${start + i}`,
          grid: !this.page,
          href: this.hrefOf(entry),
          wanted: this.wanted,
          without,
          words,
        });
        this.hits.append(item);
        this.fill(item, number);
      }
      if (this.hits.children.length < this.rows.length) this.watcher.observe(this.hits.lastElementChild);
    }

    fill(item, number) {
      stemma.results.fill(item, this.search, number, this.wanted).catch(console.warn);
    }

    /* Add rows at the end; behind those that stand on the page itself, from the tables. */
    async grow() {
      this.watcher.disconnect();
      if (!this.rows.length) {
        this.search ??= await stemma.search();
        await this.search.learn("");
        if (this.idle) this.rows = this.search.find(this.state).rows;
      }
      this.add(PAGE);
    }

    hrefOf({ address, kind }) {
      const to = new URL(address, stemma.home);
      if (this.state.words && kind === "paper") to.searchParams.set("q", this.state.words);
      return to.href;
    }

    /* Say how many results there are, what is not here, and what a word was taken for. */
    tell({ total, parts }) {
      const said = [];
      for (const { typed, absent, mentions, corrected } of parts) {
        const named = { words: typed, count: stemma.number(mentions) };
        if (absent && !mentions) said.push(say("“{words}” is not in the collection.", named));
        else if (absent)
          said.push(
            mentions === 1
              ? say("“{words}” is not in the collection; 1 paper mentions it.", named)
              : say("“{words}” is not in the collection; {count} papers mention it.", named),
          );
        if (corrected) said.push(say("Shown instead: “{words}”.", { words: corrected }));
      }
      const count = stemma.number(total);
      const nothing =
        this.state.words && !parts.some(({ absent }) => absent)
          ? say("Nothing found for “{words}”.", this.state)
          : this.state.words
            ? ""
            : say("No paper has all of this.");
      const papers = total && this.rows.every(({ entry }) => entry < this.search.engine.papers);
      said.push(
        total === 1
          ? say(papers ? "1 paper" : "1 result")
          : total
            ? say(papers ? "{count} papers" : "{count} results", { count })
            : nothing,
      );
      this.status.replaceChildren(said.filter(Boolean).join(" "));
      if (parts.some(({ absent, corrected }) => absent && !corrected))
        this.status.append(
          " ",
          element("a", { href: this.search.engine.pageOf("contribute/index.html", stemma.home) }, say("Propose it")),
        );
      if (!this.page) this.tellAll(total);
    }

    /* The way from the dialog to all results with filters. */
    tellAll(total) {
      this.all ??= this.head.insertBefore(
        element("a", { class: "st-search__all" }, say("All results with filters")),
        this.sort,
      );
      this.all.hidden = !total;
      this.all.href = new URL(`explore.html?${stemma.writeState(this.state)}`, stemma.home).href;
    }

    /* What is chosen, each with a cross, and one that takes all away. */
    drawChips() {
      const chosen = Object.entries(this.state.filters).flatMap(([facet, values]) =>
        values.map((value) => [facet, value]),
      );
      const chip = ([facet, value]) => {
        const text = facet === "year" ? value.replace("-", "–") : stemma.results.titled(facet, value);
        return element(
          "li",
          {},
          element(
            "button",
            {
              type: "button",
              "data-facet": facet,
              value,
              "aria-label": say("Without the filter {value}", { value: text }),
            },
            text,
          ),
        );
      };
      this.chips.replaceChildren(...chosen.map(chip));
      if (chosen.length)
        this.chips.append(
          element("li", {}, element("button", { type: "button", class: "st-search__clear" }, say("Clear all"))),
        );
      this.chips.hidden = !chosen.length;
      this.toggle.textContent = chosen.length ? `${say("Filters")} (${chosen.length})` : say("Filters");
    }

    unchoose(button) {
      if (!button) return;
      const { filters } = this.state;
      const { facet } = button.dataset;
      const left = facet
        ? { ...filters, [facet]: filters[facet].filter((value) => value !== button.value) }
        : stemma.readState("").filters;
      this.set({ filters: left }, true);
      (this.chips.querySelector("button") ?? this.input).focus();
    }

    choose(target) {
      const { facet } = target.closest("fieldset").dataset;
      const { filters } = this.state;
      if (target.type === "checkbox") {
        const others = filters[facet].filter((value) => value !== target.value);
        return this.set(
          { filters: { ...filters, [facet]: target.checked ? [...others, target.value] : others } },
          true,
        );
      }
      const [from, to] = [...this.facets.querySelectorAll("[type=number]")].map(({ value }) => value);
      return this.set({ filters: { ...filters, year: from || to ? [`${from}-${to}`] : [] } }, true);
    }

    openFilters(open) {
      this.host.classList.toggle("st-search--filters", open);
      this.toggle.setAttribute("aria-expanded", String(open));
    }

    /* Facets are drawn anew, but an opened one stays open and the focus stays where it was. */
    drawFacets(counts) {
      const focus = this.facets.contains(document.activeElement) ? document.activeElement : null;
      const facet = focus?.closest("fieldset")?.dataset.facet;
      for (const [i, name] of (this.page ? FILTERS.filter((name) => name !== "author") : IN_DIALOG).entries()) {
        const there = this.facets.querySelector(`fieldset[data-facet="${name}"]`);
        const made = name === "year" ? this.years(there) : this.facet(name, counts[name]);
        if (!there) this.facets.insertBefore(made, this.facets.children[i] ?? null);
        else if (made !== there) there.replaceWith(made);
      }
      if (focus)
        this.facets
          .querySelector(
            `[data-facet="${facet}"] :is([value="${CSS.escape(focus.value)}"], [type=number][name="${focus.name}"])`,
          )
          ?.focus();
    }

    facet(facet, counts) {
      const chosen = this.state.filters[facet];
      const values = [...new Set([...chosen, ...counts.keys()])];
      const rank = (value) => counts.get(value) ?? 0;
      const series = stemma.venueSeries;
      const compare = (a, b) => rank(b) - rank(a) || a.localeCompare(b, "en");
      // Venues stand by series, the years of one behind it, newest first.
      const compareVenues = (a, b) =>
        series(a) === series(b)
          ? a === series(a)
            ? -1
            : b === series(b)
              ? 1
              : b.localeCompare(a, "en")
          : compare(series(a), series(b));
      values.sort(facet === "venue" ? compareVenues : compare);
      const shown = (value, i) => i < SHOWN || chosen.includes(value);
      const group = element(
        "fieldset",
        { class: "st-facet", "data-facet": facet },
        element("legend", {}, say(TITLES[facet])),
      );
      const first = facet === "venue" ? values.filter((value) => value === series(value)) : values;
      for (const value of values) {
        const inner = facet === "venue" && value !== series(value);
        const rest = inner ? !chosen.includes(value) : !shown(value, first.indexOf(value));
        group.append(choice(facet, value, rank(value), chosen.includes(value), rest, inner));
      }
      if (group.querySelector(".st-facet__rest"))
        group.append(
          element(
            "button",
            { type: "button", class: "st-facet__more" },
            this.open.has(facet) ? say("Fewer") : say("All {count}", { count: values.length }),
          ),
        );
      group.classList.toggle("st-facet--open", this.open.has(facet));
      return group;
    }

    unfold(button) {
      const group = button.closest("fieldset");
      const { facet } = group.dataset;
      const open = group.classList.toggle("st-facet--open");
      open ? this.open.add(facet) : this.open.delete(facet);
      button.textContent = open ? say("Fewer") : say("All {count}", { count: group.querySelectorAll("label").length });
    }

    /* The first and the last year; the same two fields stay, since one of them may be being typed in. */
    years(there) {
      const [year = "-"] = this.state.filters.year;
      const [from, to] = year.includes("-") ? year.split("-") : [year, year];
      if (there) {
        for (const [i, input] of [...there.querySelectorAll("input")].entries())
          if (input !== document.activeElement) input.value = [from, to][i];
        return there;
      }
      const field = (name, value) =>
        element("input", {
          type: "number",
          name,
          min: "1900",
          max: "2100",
          placeholder: say(name === "from" ? "from" : "to"),
          "aria-label": say(name === "from" ? "From year" : "To year"),
          value: value || null,
        });
      return element(
        "fieldset",
        { class: "st-facet st-facet--years", "data-facet": "year" },
        element("legend", {}, say("Year")),
        field("from", from),
        " – ",
        field("to", to),
      );
    }

    /* The row that Enter opens. */
    mark(position) {
      this.marked = position;
      const rows = [...this.hits.children];
      if (this.page) return rows[position];
      for (const [i, row] of rows.entries()) row.setAttribute("aria-selected", String(i === position));
      this.input.setAttribute("aria-expanded", String(rows.length > 0));
      if (rows[position]) this.input.setAttribute("aria-activedescendant", rows[position].id);
      else this.input.removeAttribute("aria-activedescendant");
      return rows[position];
    }

    async key(event) {
      const last = this.hits.children.length - 1;
      const to = { ArrowDown: Math.min(this.marked + 1, last), ArrowUp: Math.max(this.marked - 1, 0) }[event.key];
      if (to !== undefined && last >= 0) {
        event.preventDefault();
        if (this.page) return this.hits.querySelector(".st-hit")?.focus();
        this.moved = true;
        this.mark(to).scrollIntoView({ block: "nearest" });
        if (to === last && last + 1 < this.rows.length) this.grow();
      } else if (event.key === "Enter" && this.input.value.trim()) {
        event.preventDefault();
        clearTimeout(this.timer);
        if (this.input.value.trim() !== this.state.words || (this.marked < 0 && !this.page))
          await this.set({ words: this.input.value.trim() });
        this.hits.querySelector(this.page ? ".st-hit" : '[aria-selected="true"] .st-hit')?.click();
      } else if (event.key.length === 1) this.moved = false;
    }

    /* The papers among the results, by id. */
    async papers() {
      this.search ??= await stemma.search();
      await this.search.learn(this.state.words);
      const rows = this.search.find(this.state).rows.map(({ entry }) => this.search.entry(entry));
      return rows.filter(({ kind }) => kind === "paper").map(({ address }) => /([^/]+)\.html$/.exec(address)[1]);
    }
  };

  function choice(facet, value, count, checked, rest, inner) {
    const box = element("input", { type: "checkbox", value });
    box.checked = checked;
    const kind = [rest ? "st-facet__rest" : "", inner ? "st-facet__inner" : ""].filter(Boolean).join(" ") || null;
    return element(
      "label",
      { class: kind },
      box,
      element("span", {}, stemma.results.titled(facet, value)),
      element("span", { class: "st-count" }, stemma.number(count)),
    );
  }

  const sortMenu = () =>
    element(
      "select",
      { "aria-label": say("Sort by") },
      ...Object.entries(SORTS).map(([value, title]) => element("option", { value }, say(title))),
    );
})();
