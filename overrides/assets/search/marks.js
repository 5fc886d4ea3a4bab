/* Marks, on the page one was led to, the words that led there.
   Needs: stemma.js (stemma.element). Gives: nothing. */
"use strict";

(() => {
  const words = (new URLSearchParams(location.search).get("q") || "").match(/[\p{L}\p{N}]{3,}/gu);
  const body = document.querySelector(".st-paper");
  if (!words || !body) return;
  const wanted = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "giu");
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("math, script, svg") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = [];
    let end = 0;
    for (const found of text.data.matchAll(wanted)) {
      parts.push(text.data.slice(end, found.index), stemma.element("mark", {}, found[0]));
      end = found.index + found[0].length;
    }
    if (parts.length) text.replaceWith(...parts, text.data.slice(end));
  }
  body.querySelector("mark")?.scrollIntoView({ block: "center" });
  // Who passes the address on means the page and not the words.
  const address = new URL(location.href);
  address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
})();
