/* What a reader looks at on a page: what is cited, and pictures wider than their frames.
   Needs: nothing. Gives: nothing. */
"use strict";

/* A citation shows the cited paper's summary to the pointer and to the keyboard alike. Without scripts the browser
   shows it to the pointer alone. */
for (const link of document.querySelectorAll(":is(.st-body, .st-intro) a[title]")) {
  link.dataset.tldr = link.title;
  link.removeAttribute("title");
}

/* A picture wider than its frame begins at the paper of the page, or else at the oldest one. */
for (const frame of document.querySelectorAll(".st-picture__frame")) {
  const node = frame.querySelector("a[aria-current]") ?? frame.querySelector(".st-tree a");
  if (!node || frame.scrollWidth <= frame.clientWidth) continue;
  const [inner, outer] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollLeft = inner.left + inner.width / 2 - outer.left - outer.width / 2;
}

/* A jump to a folded group opens it. */
function unfold() {
  const group = document.getElementById(location.hash.slice(1));
  if (group?.tagName !== "DETAILS") return;
  group.open = true;
  group.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
