/* Ticks on reading lists: ids of papers in this browser's storage, under one key. They leave as a file and come back
   from one. Where there is no storage they last as long as the page.
   Needs: stemma.js (stemma.say), files.js (stemma.download). Gives: stemma.ticks. */
"use strict";

globalThis.stemma ??= {};

stemma.ticks = {
  /* The ids that a text holds, or null if it is no list of ticks. */
  parse(text) {
    try {
      const ids = JSON.parse(text);
      return Array.isArray(ids) && ids.every((id) => typeof id === "string") ? ids : null;
    } catch {
      return null;
    }
  },
  /* A set of ids as text, the same for the same set. */
  write: (read) => JSON.stringify([...read].sort()),
};

(() => {
  if (!globalThis.document) return;
  const { parse, write } = stemma.ticks;
  const KEY = "stemma-read";
  const boxes = [...document.querySelectorAll("[data-st-tick]")];
  const tallies = [...document.querySelectorAll("[data-st-papers]")];
  if (!boxes.length && !tallies.length) return;

  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const keep = () => {
    try {
      localStorage.setItem(KEY, write(read));
    } catch {
      // The page keeps them until it is closed.
    }
  };
  const setOf = (text) => new Set(parse(text ?? "[]") ?? []);
  let read = setOf(stored());

  function show() {
    for (const box of boxes) box.querySelector("input").checked = read.has(box.dataset.stTick);
    for (const tally of tallies) {
      const papers = tally.dataset.stPapers.split(" ");
      const count = papers.filter((id) => read.has(id)).length;
      tally.hidden = false;
      tally.querySelector("span").textContent = stemma.say("{count} of {all} read", { count, all: papers.length });
      Object.assign(tally.querySelector("progress"), { max: papers.length, value: count });
    }
  }

  for (const box of boxes) {
    box.hidden = false;
    box.querySelector("input").addEventListener("change", (event) => {
      read[event.target.checked ? "add" : "delete"](box.dataset.stTick);
      keep();
      show();
    });
  }

  const tools = document.querySelector("[data-st-tick-tools]");
  if (tools) {
    const [out, into] = tools.querySelectorAll("button");
    const file = tools.querySelector("input");
    const told = tools.querySelector("[role=status]");
    tools.hidden = false;
    out.addEventListener("click", () => stemma.download(write(read), "application/json", "stemma-read.json"));
    into.addEventListener("click", () => file.click());
    file.addEventListener("change", async () => {
      const ids = parse(await file.files[0].text());
      told.textContent = ids ? "" : stemma.say("This is no file of ticks.");
      file.value = "";
      if (!ids) return;
      read = new Set([...read, ...ids]);
      keep();
      show();
    });
  }

  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    read = setOf(event.newValue);
    show();
  });
  show();
})();
