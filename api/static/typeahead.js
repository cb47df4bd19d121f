// Type-ahead over names, an addition to text fields that work without it: a name or an id is read as it was typed.
// While a name that was chosen stands unchanged, its id is sent in its place.
(() => {
  const MOST = 10, PAUSE = 150, LEAST = 2;

  const address = document.querySelector("link[rel=canonical]");
  if (address) history.replaceState(null, "", address.getAttribute("href"));

  const search = async (words, kinds, signal) => {
    const calls = kinds.map((kind) => fetch(`/api/v1/search?${new URLSearchParams({ q: words, kind })}`, { signal }));
    const answers = await Promise.all((await Promise.all(calls)).map((r) => (r.ok ? r.json() : { results: [] })));
    return answers.flatMap((a) => a.results).sort((a, b) => b.score - a.score).slice(0, MOST);
  };

  const enhance = (input) => {
    const kinds = input.dataset.kinds.split(" ");
    const sent = Object.assign(document.createElement("input"), { type: "hidden" });
    const list = Object.assign(document.createElement("ul"), { id: `${input.id}-choices`, className: "choices", hidden: true });
    const told = Object.assign(document.createElement("div"), { className: "hidden" });
    const name = input.name;
    let active = -1, pending, timer;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Names that match");
    told.setAttribute("role", "status");
    for (const [key, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(key, value);
    input.after(list, told);

    const mean = (id) => {  // the id is sent, or with none what was typed
      if (id) { input.removeAttribute("name"); sent.name = name; sent.value = id; input.after(sent); }
      else { sent.remove(); input.name = name; }
    };
    const close = () => { list.hidden = true; active = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const choose = (option) => { input.value = option.dataset.label; mean(option.dataset.id); close(); };
    const mark = (index) => {
      const options = [...list.children];
      active = (index + options.length) % options.length;
      options.forEach((o, i) => o.setAttribute("aria-selected", String(i === active)));
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    };
    const show = (results) => {
      list.replaceChildren(...results.map((r, i) => {
        const option = document.createElement("li"), more = document.createElement("small");
        option.id = `${list.id}-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.id = r.id;
        option.dataset.label = r.label;
        more.textContent = r.kind === "type" ? `any ${r.id.split("/")[1].replaceAll("-", " ")}` : r.id;
        option.append(r.label, more);
        return option;
      }));
      list.hidden = !results.length;
      active = -1;
      input.setAttribute("aria-expanded", String(Boolean(results.length)));
      told.textContent = results.length ? `${results.length} names match` : "No name matches";
    };

    mean(input.dataset.id);
    input.addEventListener("input", () => {
      mean("");
      clearTimeout(timer);
      pending?.abort();
      const words = input.value.trim();
      if (words.length < LEAST) { close(); return; }
      timer = setTimeout(async () => {
        pending = new AbortController();
        try { show(await search(words, kinds, pending.signal)); } catch (error) { if (error.name !== "AbortError") close(); }
      }, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") { event.preventDefault(); mark(active + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); mark(active < 0 ? -1 : active - 1); }
      else if (event.key === "Enter" && active >= 0) { event.preventDefault(); choose(list.children[active]); }
      else if (event.key === "Escape") { event.preventDefault(); close(); }
      else if (event.key === "Tab") close();
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => { const option = event.target.closest("li"); if (option) choose(option); });
    input.addEventListener("blur", close);
  };

  document.querySelectorAll("input[data-kinds]").forEach(enhance);

  // Empty fields would only make the link longer.
  document.querySelectorAll("form.question").forEach((form) => form.addEventListener("formdata", (event) => {
    for (const [key, value] of [...event.formData]) if (value === "" && event.formData.getAll(key).every((v) => v === "")) event.formData.delete(key);
      else if (value === "") { const kept = event.formData.getAll(key).filter((v) => v !== ""); event.formData.delete(key); kept.forEach((v) => event.formData.append(key, v)); }
  }));
})();
