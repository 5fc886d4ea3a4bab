/* Put behind every page by `make serve`: shows findings over the page and loads it anew when it has changed. */
{
  const { state } = document.currentScript.dataset;
  const box = document.createElement("pre");
  box.id = "live-findings";
  box.setAttribute("role", "alert");
  box.style.cssText =
    "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem 1.25rem;z-index:1000;" +
    "background:#2b1416;color:#ffe3e1;border-top:4px solid #e5484d;font:13px/1.5 ui-monospace,monospace;" +
    "white-space:pre-wrap;overflow-wrap:anywhere";
  const page = decodeURIComponent(location.pathname)
    .slice(1)
    .replace(/(^|\/)$/, "$1index.html");
  const events = new EventSource(`/.events?page=${encodeURIComponent(page)}&state=${state}`);
  events.onmessage = ({ data }) => {
    const { reload, findings } = JSON.parse(data);
    if (reload) return location.reload();
    box.textContent = findings;
    findings ? document.body.append(box) : box.remove();
  };
}
