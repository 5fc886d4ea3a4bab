/* What a reader looks at on a page: what is cited.
   Needs: nothing. Gives: nothing. */
"use strict";

/* A citation shows the cited paper's summary to the pointer and to the keyboard alike. Without scripts the browser
   shows it to the pointer alone. */
for (const link of document.querySelectorAll(":is(.st-body, .st-intro) a[title]")) {
  link.dataset.tldr = link.title;
  link.removeAttribute("title");
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
