/* What a reader looks at on a page: what is cited, what is folded, and where the jump links are.
   Needs: stemma.js (stemma.element). Gives: nothing. */
"use strict";

/* A citation shows the cited paper's summary to the pointer and to the keyboard alike. Without scripts the browser
   shows it to the pointer alone. */
for (const link of document.querySelectorAll(":is(.st-body, .st-intro) a[title]")) {
  link.dataset.tldr = link.title;
  link.removeAttribute("title");
}

/* A jump to a folded group, or into one, opens it. */
function unfold() {
  const target = document.getElementById(location.hash.slice(1));
  const group = target?.closest(".st-fold");
  if (!group) return;
  group.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();

/* Once the jump links are out of sight above, a link leads back to them. */
const jumps = document.querySelector(".st-jump");
if (jumps) {
  jumps.id ||= "on-this-page";
  const back = stemma.element("a", { class: "st-back", href: `#${jumps.id}` }, `↑ ${jumps.getAttribute("aria-label")}`);
  jumps.append(back);
  const passed = ({ isIntersecting, boundingClientRect }) => !isIntersecting && boundingClientRect.bottom < 100;
  new IntersectionObserver(([seen]) => back.classList.toggle("st-back--shown", passed(seen))).observe(jumps);
}
