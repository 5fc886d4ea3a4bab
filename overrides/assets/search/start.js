/* Where search begins: the dialog on every page, and the panel on "Explore".
   Needs: stemma.js (stemma.say, stemma.element), panel.js (stemma.Panel, stemma.readState, stemma.writeState).
   Gives: stemma.explore. */
"use strict";

(() => {
  const HASH = "#search?";

  /* The dialog. Its state stands behind the page's own address, after `#search?`. */
  let dialog, panel;

  function make() {
    dialog = stemma.element("dialog", { class: "st-search", "aria-label": stemma.say("Search") });
    document.body.append(dialog);
    panel = new stemma.Panel({
      host: dialog,
      page: false,
      changed: (state) => history.replaceState(history.state, "", HASH + stemma.writeState(state)),
    });
    const close = stemma.element(
      "button",
      { type: "button", class: "st-search__close", "aria-label": stemma.say("Close the search") },
      stemma.element("span", {}, "Esc"),
    );
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

  /* "Explore": the same panel as a page, its state in the query. Who comes back finds the place and length again. */
  let explore = null;
  const place = document.querySelector("[data-st-explore]");
  if (place) {
    const changed = (state, step) => {
      const said = stemma.writeState(state);
      history[step ? "pushState" : "replaceState"](null, "", location.pathname + (said && `?${said}`));
    };
    history.scrollRestoration = "manual";
    stemma.explore = explore = new stemma.Panel({ host: place, page: true, changed });
    addEventListener("pagehide", () => keep());
    place.addEventListener("click", ({ target }) => target.closest(".st-hit") && keep());
    const keep = () => history.replaceState({ rows: explore.hits.children.length, top: scrollY }, "");
    const restore = async () => {
      const { rows, top } = history.state ?? {};
      await explore.restore(stemma.readState(location.search), rows);
      if (top) scrollTo(0, top);
    };
    addEventListener("popstate", restore);
    restore();
  }
})();
