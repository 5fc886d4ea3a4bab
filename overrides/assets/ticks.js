/* Ticks on reading lists, and the file in which all that is kept here leaves and comes back.
   Needs: stemma.js (stemma.say), files.js (stemma.download), kept.js (stemma.kept). Gives: nothing. */
"use strict";

(() => {
  const { kept, say } = stemma;
  const boxes = [...document.querySelectorAll("[data-st-tick]")];
  const tallies = [...document.querySelectorAll("[data-st-papers]")];

  function show() {
    const read = new Set(kept.read("read"));
    for (const box of boxes) box.querySelector("input").checked = read.has(box.dataset.stTick);
    for (const tally of tallies) {
      const papers = tally.dataset.stPapers.split(" ");
      const count = papers.filter((id) => read.has(id)).length;
      tally.hidden = false;
      tally.querySelector("span").textContent = say("{count} of {all} read", { count, all: papers.length });
      Object.assign(tally.querySelector("progress"), { max: papers.length, value: count });
    }
  }

  for (const box of boxes) {
    box.hidden = false;
    box
      .querySelector("input")
      .addEventListener("change", ({ target }) => kept.put("read", box.dataset.stTick, target.checked));
  }

  for (const tools of document.querySelectorAll("[data-st-kept]")) {
    const [out, into] = tools.querySelectorAll("button");
    const file = tools.querySelector("input");
    const told = tools.querySelector("[role=status]");
    tools.hidden = false;
    out.addEventListener("click", () => stemma.download(kept.file(), "application/json", "stemma-kept.json"));
    into.addEventListener("click", () => file.click());
    file.addEventListener("change", async () => {
      const took = kept.takeIn(await file.files[0].text());
      told.textContent = took ? say("Taken in.") : say("This is no file of what Stemma keeps.");
      file.value = "";
    });
  }

  kept.watch((kind) => kind === "read" && show());
  show();
})();
