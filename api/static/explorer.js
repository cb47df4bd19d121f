// The structure explorer: what each link and form of the page would show is fetched and put in place, without the page going away.
// Without this script they are ordinary links and forms. The address always says what is shown.
(() => {
  const explorer = document.getElementById("gx");
  if (!explorer || !window.gmChart) return;
  const PARTS = ["gx-tools", "gx-where", "gx-still", "gx-legend", "gx-twin", "gx-data"];
  const FOUND = ["gx-found"];
  const here = explorer.dataset.explorer;
  const PAUSE = 200;
  let pending, timer, shown = location.pathname + location.search;

  const parameters = () => new URLSearchParams(location.search);
  const busy = (on) => explorer.setAttribute("aria-busy", String(on));

  // What stood open, had the focus or was being typed stays so.
  const put = (page, parts) => {
    const at = document.activeElement, panel = at.closest("#gm-panel"), swapped = panel || parts.some((part) => at.closest(`#${part}`));
    const open = [...document.querySelectorAll("details[id]")].filter((d) => d.open).map((d) => d.id);
    const { id, value, selectionStart } = at;
    for (const part of parts) {
      const old = document.getElementById(part), fresh = page.getElementById(part);
      if (old && fresh) old.replaceChildren(...document.importNode(fresh, true).childNodes);
    }
    for (const fold of open) { const found = document.getElementById(fold); if (found) found.open = true; }
    const focused = id && document.getElementById(id);
    if (focused && focused !== document.activeElement) {
      if (id === "gx-find") focused.value = value;
      focused.focus({ preventScroll: true });
      if (selectionStart !== undefined && selectionStart !== null) focused.setSelectionRange(selectionStart, selectionStart);
    }
    // A link that is gone hands the focus to what it led to.
    else if (swapped && !focused) (panel || document.querySelector(".gx-scope")).focus({ preventScroll: true });
  };

  const show = async (address, { parts = PARTS, keep = true } = {}) => {
    pending?.abort();
    pending = new AbortController();
    busy(true);
    try {
      const response = await fetch(address, { signal: pending.signal, headers: { accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (!page.getElementById("gx")?.querySelector("#gm-chart")) { location.assign(address); return; }
      if (keep) history[keep === "replace" ? "replaceState" : "pushState"](null, "", address);
      shown = location.pathname + location.search;
      put(page, parts);
      if (parts === PARTS) {
        window.gmChart.load();
        const chosen = parameters().get("chosen");
        if (chosen) { window.gmChart.choose(chosen); window.gmChart.show(chosen); }
      }
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    } finally { busy(false); }
  };

  // A form as the shortest address that says the same: nothing empty, and no kinds of boxes where all are shown.
  const address = (form) => {
    const given = new URLSearchParams(new FormData(form)), told = new URLSearchParams();
    const all = [...form.querySelectorAll("[name=body_kinds]")].every((box) => box.checked);
    for (const [name, value] of given) if (value && !(name === "body_kinds" && all && form.classList.contains("gx-filter"))) told.append(name, value);
    return `${here}?${told.toString().replaceAll("%2F", "/")}`;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-here]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = link.getAttribute("href");
    event.preventDefault();
    if (link.closest("svg")) { window.gmChart.choose(link.querySelector("[data-node]").dataset.node); return; }
    show(to);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("#gx form.gx-find, #gx form.gx-filter, #gx form.gx-path")) return;
    event.preventDefault();
    show(address(form));
  });
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.matches("form.gx-filter")) show(address(form));
  });
  document.addEventListener("input", (event) => {
    if (event.target.id !== "gx-find") return;
    clearTimeout(timer);
    timer = setTimeout(() => show(address(event.target.form), { parts: FOUND, keep: "replace" }), PAUSE);
  });
  // The chosen box stands in the address, too.
  window.gmChart.root.addEventListener("gm-choose", (event) => {
    const told = parameters();
    told.delete("chosen");
    if (event.detail) told.set("chosen", event.detail);
    shown = `${location.pathname}?${told.toString().replaceAll("%2F", "/")}`;
    history.replaceState(null, "", shown);
  });
  // Going back; a jump to a place on the page is none of it.
  window.addEventListener("popstate", () => { if (shown !== location.pathname + location.search) show(location.href, { keep: false }); });

  const chosen = parameters().get("chosen");
  if (chosen) { window.gmChart.choose(chosen); window.gmChart.show(chosen); }
})();
