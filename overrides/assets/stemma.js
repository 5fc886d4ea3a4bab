/* What all scripts of the pages share: where the site lies, phrases, elements, and scripts that are loaded when they
   are asked for.
   Needs: nothing. Gives: stemma.root, stemma.home, stemma.words, stemma.say, stemma.number, stemma.element,
   stemma.script. */
"use strict";

globalThis.stemma ??= {};

/* The phrases of the interface in the page's language, by what they are in English. */
stemma.words = JSON.parse(globalThis.document?.getElementById("st-words")?.textContent || "{}");

/* A phrase of the interface in the page's language; `{…}` is filled in. */
stemma.say = (phrase, values = {}) =>
  (stemma.words[phrase] || phrase).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

/* A number as the page's language writes it. */
stemma.number = (value) => value.toLocaleString(document.documentElement.lang);

/* An element with these attributes, but for those that are null, and what stands in it. */
stemma.element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

(() => {
  if (!globalThis.document) return;
  // The first page of the site, and of the pages in this page's language.
  const { root, home } = document.currentScript.dataset;
  stemma.root = new URL(".", new URL(root, location.href));
  stemma.home = new URL(".", new URL(home, location.href));
  const loading = new Map();

  function load(href) {
    return new Promise((resolve, reject) => {
      const tag = stemma.element("script");
      tag.async = false;
      tag.src = href;
      tag.onload = () => resolve(tag.remove());
      tag.onerror = () => {
        loading.delete(href);
        reject(new Error(`${href} cannot be loaded`));
      };
      document.head.append(tag);
    });
  }

  /* Load a script, once; those that are asked for together run in the order in which they were asked for. */
  stemma.script = (address) => {
    const { href } = new URL(address, stemma.root);
    if (!loading.has(href)) loading.set(href, load(href));
    return loading.get(href);
  };
})();
