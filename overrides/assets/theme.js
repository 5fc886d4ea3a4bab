/* What Material's scripts expect of a page and the theme defines inline, which the site's policy forbids.
   `data-root` is the way to the site's first page; what a reader chose is kept under that address. */
window.__md_scope = new URL(".", new URL(document.currentScript.dataset.root, location));
window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
window.__md_get = (name, storage = localStorage, scope = window.__md_scope) =>
  JSON.parse(storage.getItem(`${scope.pathname}.${name}`));
window.__md_set = (name, value, storage = localStorage, scope = window.__md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
};
/* Material asks the network for a sitemap beside every link of this relation alone, and would lead to it; written twice
   the relation is the same to all others. */
for (const link of document.querySelectorAll('link[rel="alternate"]')) {
  link.rel = "alternate alternate";
}
