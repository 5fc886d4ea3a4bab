/* What a reader looks at on a page: what is cited, what is folded, what is wider than the page, and where the jump
   links are.
   Needs: stemma.js (stemma.element). Gives: stemma.reach. */
"use strict";

(() => {
  const fitting = new ResizeObserver((changed) => {
    for (const { target } of changed)
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
  });

  /* Let the keyboard reach, and so scroll, the formulas and tables in an element that are wider than their place. */
  stemma.reach = (element) => {
    for (const wide of element.querySelectorAll(".st-math--block, table:not([class])")) fitting.observe(wide);
  };
})();
stemma.reach(document);

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
  // Whatever lies below counts as in sight, so that a leap past the links is noticed, too.
  const rootMargin = "-50px 0px 1000000px 0px";
  const tell = ([{ isIntersecting }]) => back.classList.toggle("st-back--shown", !isIntersecting);
  new IntersectionObserver(tell, { rootMargin }).observe(jumps);
}
