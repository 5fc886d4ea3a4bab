/* Light or dark as the reader chose, before anything is painted. Needs theme.js; stands behind the choice itself. */
{
  let chosen = null;
  try {
    chosen = window.__md_get("__palette");
  } catch {
    // A browser that keeps nothing has no choice to give.
  }
  const color = chosen?.color;
  if (color?.media === "(prefers-color-scheme)") {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const option = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${scheme})"]`);
    for (const name of ["media", "scheme", "primary", "accent"])
      color[name] = option.getAttribute(`data-md-color-${name}`);
  }
  for (const [name, value] of Object.entries(color ?? {})) document.body.setAttribute(`data-md-color-${name}`, value);
}
