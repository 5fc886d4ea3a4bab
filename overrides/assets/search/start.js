/* Where search begins: the dialog on every page, the panel on "Explore", and the marks on the page one jumped to. */
"use strict";

(() => {
  const root = new URL(document.currentScript.dataset.root, location.href);
  const HASH = "#search?";

  /* The dialog. Its state stands behind the page's own address, after `#search?`. */
  let dialog, panel;

  function make() {
    dialog = document.createElement("dialog");
    dialog.className = "st-search";
    dialog.setAttribute("aria-label", stemma.say("Search"));
    document.body.append(dialog);
    panel = new stemma.Panel({ host: dialog, root, changed: (state) => history.replaceState(history.state, "", HASH + stemma.writeState(state)) });
    const close = document.createElement("button");
    Object.assign(close, { type: "button", className: "st-search__close", textContent: "Esc" });
    close.setAttribute("aria-label", stemma.say("Close the search"));
    close.addEventListener("click", leave);
    panel.bar.append(close);
    // Escape in a search field would first empty it; here it closes.
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      leave();
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      leave();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && leave());
  }

  function enter(state, push) {
    if (!dialog) make();
    if (push) history.pushState({ stemma: true }, "", HASH + stemma.writeState(state));
    if (!dialog.open) dialog.showModal();
    panel.restore(state);
    panel.input.focus();
    panel.input.select();
  }

  /* Closing is going back, where opening was a step forward. */
  function leave() {
    if (history.state?.stemma) history.back();
    else history.replaceState(null, "", location.pathname + location.search);
    dialog.close();
  }

  function follow() {
    if (location.hash.startsWith(HASH)) enter(stemma.readState(location.hash.slice(HASH.length)), false);
    else if (dialog?.open) dialog.close();
  }
  addEventListener("popstate", follow);
  if (location.hash.startsWith(HASH)) follow();

  const typing = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const begin = () => (explore ? explore.input.focus() : dialog?.open || enter(stemma.readState(""), true));

  addEventListener("keydown", (event) => {
    const combination = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    if (!combination && !slash) return;
    event.preventDefault();
    begin();
  });
  for (const button of document.querySelectorAll("[data-st-search]")) {
    button.hidden = false;
    button.addEventListener("click", begin);
  }

  /* "Explore": the same panel as a page, its state in the query. */
  let explore = null;
  const place = document.querySelector("[data-st-explore]");
  if (place) {
    const changed = (state, step) => {
      const said = stemma.writeState(state);
      history[step ? "pushState" : "replaceState"](null, "", location.pathname + (said && `?${said}`));
    };
    place.replaceChildren();
    explore = new stemma.Panel({ host: place, root, changed, always: true });
    stemma.explore = explore;
    explore.drawer.open = matchMedia("(min-width: 60em)").matches;
    const restore = () => explore.restore(stemma.readState(location.search));
    addEventListener("popstate", restore);
    restore();
  }

  /* The words that led here. */
  const words = (new URLSearchParams(location.search).get("q") || "").match(/[\p{L}\p{N}]{2,}/gu);
  const body = document.querySelector(".st-paper");
  if (words && body) {
    const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "giu");
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("math, script") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const parts = [];
      let end = 0;
      for (const found of text.data.matchAll(wanted)) {
        const mark = document.createElement("mark");
        mark.textContent = found[0];
        parts.push(text.data.slice(end, found.index), mark);
        end = found.index + found[0].length;
      }
      if (parts.length) text.replaceWith(...parts, text.data.slice(end));
    }
    body.querySelector("mark")?.scrollIntoView({ block: "center" });
  }
})();
