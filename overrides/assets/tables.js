/* Tables whose columns sort: numbers as numbers, other texts by the alphabet.
   Needs: nothing. Gives: stemma.tables. */
"use strict";

globalThis.stemma ??= {};

stemma.tables = {
  /* Which of two texts of cells comes first: below zero, the first. If one is no number they are compared as words. */
  compare(a, b) {
    const areNumbers = [a, b].every((text) => text.trim() !== "" && !Number.isNaN(Number(text)));
    return areNumbers ? a - b : a.localeCompare(b, "en");
  },
};

(() => {
  if (!globalThis.document) return;
  const { compare } = stemma.tables;
  const worth = (cell) => cell.dataset.value ?? cell.textContent.trim();

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
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => sort(table, heads, column));
    });
  }
})();
