/* Choosing papers by name: a field that suggests what the search finds.
   Needs: stemma.js (stemma.say, stemma.element), search/load.js (stemma.search), search/panel.js (stemma.readState),
   cite.js (stemma.citing).
   Gives: stemma.Picker. */
"use strict";

(() => {
  const { say, element } = stemma;
  const MOST = 8; // suggestions
  let pickers = 0;

  /* `host` takes a field of this label; `chosen(id)` hears which paper was chosen. */
  stemma.Picker = class {
    constructor(host, label, chosen) {
      const id = `st-pick-${++pickers}`;
      Object.assign(this, { chosen, marked: -1, turn: 0, found: [] });
      this.input = element("input", {
        type: "search",
        class: "st-pick__input",
        id,
        role: "combobox",
        autocomplete: "off",
        spellcheck: "false",
        placeholder: say("Name of a paper"),
        "aria-expanded": "false",
        "aria-autocomplete": "list",
        "aria-controls": `${id}-list`,
      });
      this.list = element("ul", { class: "st-pick__list", id: `${id}-list`, role: "listbox", "aria-label": label });
      this.list.hidden = true;
      host.append(element("div", { class: "st-pick" }, element("label", { for: id }, label), this.input, this.list));
      this.input.addEventListener("input", () => this.suggest());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      // Before the field loses the focus.
      this.list.addEventListener("pointerdown", (event) => {
        const option = event.target.closest("[role=option]");
        event.preventDefault();
        if (option) this.take([...this.list.children].indexOf(option));
      });
    }

    async suggest() {
      const words = this.input.value.trim();
      const turn = ++this.turn;
      if (!words) return this.close();
      try {
        const search = await stemma.search();
        await search.learn("");
        if (turn !== this.turn) return;
        const { rows } = search.find({ ...stemma.readState("kind=paper"), words });
        this.found = rows.slice(0, MOST).map(({ entry }) => search.entry(entry));
        this.show();
      } catch (error) {
        console.warn(error);
      }
    }

    show() {
      const option = ({ name, title, year }, i) =>
        element(
          "li",
          { role: "option", id: `${this.list.id}-${i}`, "aria-selected": "false" },
          `${name} `,
          element("span", { class: "st-year" }, String(year)),
          ...(title === name ? [] : [element("span", { class: "st-pick__title" }, title)]),
        );
      this.list.replaceChildren(...this.found.map(option));
      this.list.hidden = !this.found.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.mark(this.found.length ? 0 : -1);
    }

    mark(position) {
      this.marked = position;
      for (const [i, option] of [...this.list.children].entries())
        option.setAttribute("aria-selected", String(i === position));
      const option = this.list.children[position];
      if (option) this.input.setAttribute("aria-activedescendant", option.id);
      else this.input.removeAttribute("aria-activedescendant");
      option?.scrollIntoView({ block: "nearest" });
    }

    key(event) {
      const to = { ArrowDown: this.marked + 1, ArrowUp: this.marked - 1 }[event.key];
      if (to !== undefined && this.found[to]) {
        event.preventDefault();
        this.mark(to);
      } else if (event.key === "Enter") {
        event.preventDefault();
        this.take(this.marked);
      } else if (event.key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        this.close();
      }
    }

    take(position) {
      const entry = this.list.hidden ? undefined : this.found[position];
      if (!entry) return;
      this.input.value = "";
      this.close();
      this.chosen(stemma.citing.idAt(entry.address));
    }

    close() {
      this.turn++;
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  };
})();
