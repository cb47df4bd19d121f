// Fields for names look them up as one types. An addition: without it, names, other names, ids and own words are read as they were typed.
// While a name that was chosen stands unchanged, its id is sent in its place.
(() => {
  const MOST = 8, PAUSE = 150, LEAST = 2;

  const escaped = (text) => Object.assign(document.createElement("span"), { textContent: text }).innerHTML;
  const about = (thing) => (thing.kind === "type" ? "any body of this kind" : thing.kind === "body" && thing.area ? thing.area.split("/")[1].replaceAll("-", " ") : "");

  const search = async (words, kinds) => {
    const answers = await Promise.all(kinds.map(async (kind) => {
      const answer = await fetch(`/api/v1/search?${new URLSearchParams({ q: words, kind })}`);
      return answer.ok ? (await answer.json()).results : [];
    }));
    return answers.flat().sort((a, b) => b.score - a.score).slice(0, MOST);
  };

  const enhance = (field) => {
    const kinds = field.dataset.kinds.split(" "), name = field.name, described = field.getAttribute("aria-describedby");
    const place = Object.assign(document.createElement("div"), { className: "gm-names" });
    const sent = Object.assign(document.createElement("input"), { type: "hidden" });
    const focused = document.activeElement === field, untouched = field.value === field.defaultValue;
    let asked = 0, timer;
    field.replaceWith(place);

    // The answers to slow calls come late and out of order: only those to what was typed last are shown.
    const source = (words, show) => {
      clearTimeout(timer);
      const number = asked += 1;
      timer = setTimeout(async () => {
        const found = await search(words, kinds).catch(() => []);
        if (number === asked) show(found);
      }, PAUSE);
    };
    accessibleAutocomplete({
      element: place,
      id: field.id,
      name,
      source,
      minLength: LEAST,
      defaultValue: field.value,
      confirmOnBlur: false,  // what was typed is not changed into what happened to be marked
      displayMenu: "overlay",
      menuAttributes: { "aria-label": "Names that match" },
      inputClasses: field.classList.contains("govuk-input--error") ? "govuk-input--error" : "",
      templates: {
        inputValue: (thing) => (thing && thing.label) || thing || "",
        suggestion: (thing) => `${escaped(thing.label)}${about(thing) ? ` <small>${escaped(about(thing))}</small>` : ""}`,  // put in as HTML
      },
      showNoOptionsFound: false,  // it would say so before the answer has come
      tStatusNoResults: () => "No name like this. You may go on with your own words.",
      onConfirm: (thing) => { if (thing && thing.id) mean(thing.id); },  // is called with nothing when the field is left
    });

    const input = place.querySelector("input");
    const mean = (id) => {  // the id is sent, or with none what was typed
      if (id) { input.removeAttribute("name"); sent.name = name; sent.value = id; place.after(sent); }
      else { sent.remove(); input.name = name; }
    };
    mean(untouched ? field.dataset.id : "");  // one may have begun to type before this script came
    if (focused) input.focus();
    input.addEventListener("input", () => mean(""));
    for (const kept of ["aria-invalid", "aria-label", "spellcheck"]) if (field.hasAttribute(kept)) input.setAttribute(kept, field.getAttribute(kept));
    // The component describes its field by its own hint only; ours and the error are put back each time.
    const describe = () => {
      const now = input.getAttribute("aria-describedby") || "", all = [...new Set([...(described || "").split(" "), ...now.split(" ")])].filter(Boolean).join(" ");
      if (all && all !== now) input.setAttribute("aria-describedby", all);
    };
    describe();
    new MutationObserver(describe).observe(input, { attributes: true, attributeFilter: ["aria-describedby"] });
    // Enter sends what was typed; the component would keep it as long as its list is open and nothing in it is marked.
    place.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !place.querySelector(".autocomplete__option--focused")) event.stopPropagation();
    }, true);
  };

  if (typeof accessibleAutocomplete === "function") document.querySelectorAll("input[data-kinds]").forEach(enhance);

  // Empty fields would only make the link longer.
  document.querySelectorAll("form.question").forEach((form) => form.addEventListener("formdata", (event) => {
    for (const key of new Set(event.formData.keys())) {
      const kept = event.formData.getAll(key).filter((value) => value !== "");
      event.formData.delete(key);
      kept.forEach((value) => event.formData.append(key, value));
    }
  }));
})();
