// The search of a publication: it looks through the names that stand in the page, and asks nobody.
(() => {
  const MOST = 30;
  const form = document.getElementById("gm-search"), found = document.getElementById("gm-found");
  const told = document.getElementById("gm-told"), list = document.getElementById("gm-results");
  const field = form.elements.q;
  const things = JSON.parse(document.getElementById("gm-names").textContent);

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f'\u2019]/g, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  // How many letters have to be put in, left out, changed or swapped to make one word of another; `most` + 1 for more than that.
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };
  const likeness = (word, have) => {
    if (word === have) return 1;
    if (have.startsWith(word)) return 0.9;
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const n = most ? Math.min(slips(word, have, most), slips(word, have.slice(0, word.length), most) + 0.5) : 1;
    return n <= most ? 0.8 - 0.15 * n : 0;
  };
  const score = (words, name) => {
    const have = name.split(" ");
    let sum = 0;
    for (const word of words) {
      const best = Math.max(...have.map((h) => likeness(word, h)));
      if (!best) return 0;
      sum += best;
    }
    return sum / words.length + 0.2 * Math.min(1, words.length / have.length);
  };

  // The first of the names is what a thing is called; another name counts a little less.
  const show = () => {
    const words = plain(field.value);
    found.hidden = !words.length;
    if (!words.length) return;
    const best = things.map((thing) => [Math.max(...thing.names.map((name, i) => score(words, name) - (i ? 0.02 : 0))), thing])
      .filter(([much]) => much > 0)
      .sort(([a, x], [b, y]) => b - a || x.label.length - y.label.length || (x.file < y.file ? -1 : 1));
    told.textContent = !best.length ? "Nothing in this publication has such a name; that says nothing of the world outside it."
      : best.length > MOST ? `${best.length} names fit; the best ${MOST} are shown.` : best.length === 1 ? "One name fits." : `${best.length} names fit.`;
    list.replaceChildren(...best.slice(0, MOST).map(([, thing]) => {
      const item = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span");
      link.href = thing.file;
      link.textContent = thing.label;
      kind.className = "hint";
      kind.textContent = ` ${thing.kind}`;
      item.append(link, kind);
      return item;
    }));
  };

  form.hidden = false;
  document.getElementById("gm-no-script").hidden = true;
  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("input", show);
  show();
})();
