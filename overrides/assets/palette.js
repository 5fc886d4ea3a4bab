/* Light or dark as the reader chose, or else as the system has it, before anything is painted. Stands right behind its
   button; `data-root` is the way to the site's first page, and what was chosen is kept under that address.
   Needs: nothing. Gives: nothing. */
"use strict";

(() => {
  const button = document.currentScript.previousElementSibling;
  const { pathname } = new URL(".", new URL(document.currentScript.dataset.root, location));
  const KEY = `${pathname}.scheme`;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
  const isDark = () => (chosen ? chosen === "slate" : dark.matches);

  function show() {
    document.body.dataset.mdColorScheme = isDark() ? "slate" : "default";
    button.title = isDark() ? button.dataset.light : button.dataset.dark;
    button.setAttribute("aria-label", button.title);
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    chosen = isDark() ? "default" : "slate";
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // As above.
    }
    show();
  });
  dark.addEventListener("change", show);
  show();
})();
