/* Tables whose columns sort, numbers as numbers, other texts by the alphabet; and long ones whose rows can be narrowed
   by words and by the values of their columns.
   Needs: stemma.js (stemma.say, stemma.element). Gives: stemma.tables. */
"use strict";

globalThis.stemma ??= {};

stemma.tables = {
  /* Which of two texts of cells comes first: below zero, the first. If one is no number they are compared as words. */
  compare(a, b) {
    const areNumbers = [a, b].every((text) => text.trim() !== "" && !Number.isNaN(Number(text)));
    return areNumbers ? a - b : a.localeCompare(b, "en");
  },
  /* A text without accents and capitals. */
  plain: (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(),
  /* Whether a row of cells has all these words, and these values in its columns; an empty value is any. */
  fits(cells, words, values) {
    const text = stemma.tables.plain(cells.join(" "));
    const wanted = stemma.tables.plain(words).split(/\s+/);
    return wanted.every((word) => text.includes(word)) && values.every((value, i) => !value || value === cells[i]);
  },
};

(() => {
  if (!globalThis.document) return;
  const { compare, fits } = stemma.tables;
  const say = stemma.say;
  const element = stemma.element;
  const FEW = 12; // rows, which are looked through without help
  const LANDMARK = ".st-tier--landmark";
  const worth = (cell) => cell.dataset.value ?? cell.textContent.trim();
  const texts = (row) => [...row.cells].map((cell) => cell.textContent.trim());

  function sort(table, heads, column) {
    const down = heads[column].getAttribute("aria-sort") === "ascending";
    const inOrder = (a, b) => compare(worth(a.cells[column]), worth(b.cells[column])) * (down ? -1 : 1);
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort(inOrder));
  }

  for (const table of document.querySelectorAll("table[data-st-sort]")) {
    const heads = [...table.querySelectorAll("thead th")];
    heads.forEach((head, column) => {
      const button = element("button", { type: "button" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => sort(table, heads, column));
    });
  }

  /* A choice among the values of a column, each with the number of its rows. */
  function choice(title, values) {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const options = [...counts].sort(([a], [b]) => compare(b, a));
    const select = element("select", {}, element("option", { value: "" }, say("All")));
    for (const [value, count] of options) select.append(element("option", { value }, `${value} (${count})`));
    return [select, element("label", {}, title, " ", select)];
  }

  function narrow(table) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length <= FEW) return;
    const cells = new Map(rows.map((row) => [row, texts(row)]));
    const words = element("input", { type: "search" });
    const titles = [...table.querySelectorAll("thead th")].map((head) => head.textContent).slice(1);
    const column = (i) => [...cells.values()].map((of) => of[i]);
    const choices = titles.map((title, i) => choice(title, column(i + 1)));
    const landmark = element("input", { type: "checkbox" });
    const told = element("span", { role: "status", class: "st-count" });
    const whole = element("button", { type: "button" }, say("Show all {count}", { count: rows.length }));

    function show() {
      const values = ["", ...choices.map(([select]) => select.value)];
      for (const row of rows)
        row.hidden =
          (landmark.checked && !row.querySelector(LANDMARK)) || !fits(cells.get(row), words.value.trim(), values);
      const count = rows.filter((row) => !row.hidden).length;
      told.textContent = count < rows.length ? say("{count} of {all} papers", { count, all: rows.length }) : "";
    }

    const parts = [element("label", {}, say("Words"), " ", words), ...choices.map(([, label]) => label)];
    const some = rows.filter((row) => row.querySelector(LANDMARK)).length;
    if (some && some < rows.length) parts.push(element("label", {}, landmark, ` ${say("landmark")}`));
    const bar = element("div", { class: "st-narrow" }, ...parts, told);
    bar.addEventListener("input", show);
    table.before(bar);
    table.after(element("p", { class: "st-whole" }, whole));
    whole.addEventListener("click", () => table.removeAttribute("data-st-narrow"));
  }

  for (const table of document.querySelectorAll("table[data-st-narrow]")) narrow(table);
})();
