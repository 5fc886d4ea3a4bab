/* What a reader does with a page: looks at what is cited, and ticks papers off on reading lists. */
"use strict";

(() => {
  /* A citation shows the cited paper's summary to the pointer and to the keyboard alike. Without scripts the browser
     shows it to the pointer alone. */
  for (const link of document.querySelectorAll(":is(.st-body, .st-intro) a[title]")) {
    link.dataset.tldr = link.title;
    link.removeAttribute("title");
  }

  /* A picture wider than its frame begins at the paper of the page, or else at the oldest one. */
  for (const frame of document.querySelectorAll(".st-picture__frame")) {
    const node = frame.querySelector("a[aria-current]") || frame.querySelector(".st-tree a");
    if (!node || frame.scrollWidth <= frame.clientWidth) continue;
    const [inner, outer] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
    frame.scrollLeft = inner.left + inner.width / 2 - outer.left - outer.width / 2;
  }

  /* Ticks: ids of papers in this browser's storage, under one key. Where there is no storage they last as long as the page. */
  const KEY = "stemma-read";
  const isTicks = (found) => Array.isArray(found) && found.every((id) => typeof id === "string");
  const parse = (text) => {
    try {
      const found = JSON.parse(text);
      return isTicks(found) ? found : null;
    } catch {
      return null;
    }
  };
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  let read = new Set(parse(stored() || "[]") || []);
  const keep = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify([...read].sort()));
    } catch {
      // The page keeps them until it is closed.
    }
  };

  const boxes = [...document.querySelectorAll("[data-st-tick]")];
  const tallies = [...document.querySelectorAll("[data-st-papers]")];
  if (!boxes.length && !tallies.length) return;

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
    out.addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify([...read].sort())], { type: "application/json" }));
      link.download = "stemma-read.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    into.addEventListener("click", () => file.click());
    file.addEventListener("change", async () => {
      const found = parse(await file.files[0].text());
      told.textContent = found ? "" : stemma.say("This is no file of ticks.");
      file.value = "";
      if (!found) return;
      read = new Set([...read, ...found]);
      keep();
      show();
    });
  }

  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    read = new Set(parse(event.newValue || "[]") || []);
    show();
  });
  show();
})();
