/* What all scripts of the pages share: phrases, elements, and scripts that are loaded when they are asked for. */
"use strict";

globalThis.stemma ??= {};

(() => {
  // Where the site lies, and where the pages in this page's language do.
  const { root, home } = document.currentScript.dataset;
  const words = JSON.parse(document.getElementById("st-words")?.textContent || "{}");
  const loading = new Map();

  Object.assign(stemma, {
    root: new URL(".", new URL(root, location.href)),
    home: new URL(".", new URL(home, location.href)),

    /* A phrase of the interface in the page's language; `{…}` is filled in. */
    say: (phrase, values = {}) =>
      (words[phrase] || phrase).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place),

    /* A number as the page's language writes it. */
    number: (value) => value.toLocaleString(document.documentElement.lang),

    element(name, attributes = {}, ...children) {
      const made = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
      made.append(...children);
      return made;
    },

    /* Load a script, once; those that are asked for together run in the order in which they were asked for. */
    script(address) {
      const { href } = new URL(address, stemma.root);
      if (!loading.has(href))
        loading.set(
          href,
          new Promise((resolve, reject) => {
            const tag = stemma.element("script");
            tag.async = false;
            tag.src = href;
            tag.onload = () => resolve(tag.remove());
            tag.onerror = () => {
              loading.delete(href);
              reject(new Error(`${href} cannot be loaded`));
            };
            document.head.append(tag);
          }),
        );
      return loading.get(href);
    },
  });
})();
