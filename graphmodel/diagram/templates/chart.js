// The chart: vis-network draws the boxes at their places, this script the lines along their ways, and the panel beside it.
// A page may bring other data and call `gmChart.load()`. Nothing here puts text in as markup.
(function () {
  "use strict";
  var root = document.getElementById("gm-chart");
  if (!root || typeof vis === "undefined" || !document.getElementById("gm-data")) { return; }
  var canvas = document.getElementById("gm-canvas");
  var panel = document.getElementById("gm-panel");
  var goto_ = document.getElementById("gm-goto");
  var reduced = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  var opening = Array.prototype.slice.call(panel.childNodes);
  var view, nodes, edges, network;
  // What a reader ticked and unticked: sort or kind → whether it is shown. What was not touched is as it was drawn.
  var asked = { sort: {}, kind: {} };
  var chosen = null, marked = null;

  function $all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function gone(kind) { return asked.kind[kind] === false; }
  function seen(edge) {
    if (gone(nodes.get(edge.from).kind) || gone(nodes.get(edge.to).kind)) { return false; }
    return edge.sorts.some(function (sort) { return sort in asked.sort ? asked.sort[sort] : edge.shown; });
  }
  function touches(edge) { return chosen === null || edge.from === chosen || edge.to === chosen; }

  function line(ctx, edge) {
    var way = edge.way, last = way.length - 1;
    ctx.save();
    ctx.globalAlpha = touches(edge) ? 1 : 0.35;
    ctx.strokeStyle = ctx.fillStyle = edge.color;
    ctx.lineWidth = edge.width + (chosen !== null && touches(edge) ? 1.2 : 0);
    ctx.lineJoin = "round";
    ctx.setLineDash(edge.dashes || []);
    ctx.beginPath();
    ctx.moveTo(way[0][0], way[0][1]);
    if (edge.curve) {
      ctx.quadraticCurveTo(way[1][0], way[1][1], way[2][0], way[2][1]);
    } else {
      for (var i = 1; i <= last; i += 1) { ctx.lineTo(way[i][0], way[i][1]); }
    }
    ctx.stroke();
    if (edge.arrows) {
      ctx.translate(way[last][0], way[last][1]);
      ctx.rotate(Math.atan2(way[last][1] - way[last - 1][1], way[last][0] - way[last - 1][0]));
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.moveTo(0, 0);
      ctx.lineTo(-11, -4.5);
      ctx.lineTo(-11, 4.5);
      ctx.closePath();
      ctx.fill();
    }
    ctx.restore();
  }
  function words(ctx, edge) {
    var box = edge.words, parts = edge.label.split("\n");
    ctx.save();
    ctx.fillStyle = view.paper;
    ctx.fillRect(box.x - box.width / 2, box.y - box.height / 2, box.width, box.height);
    ctx.fillStyle = touches(edge) ? edge.color : view.faded;
    ctx.font = view.small + "px " + view.face;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    parts.forEach(function (part, i) { ctx.fillText(part, box.x, box.y + (i - (parts.length - 1) / 2) * view.leading); });
    ctx.restore();
  }
  function heading(ctx) {
    if (!view.apart) { return; }
    ctx.save();
    ctx.fillStyle = "#0b0c0c";
    ctx.font = "bold 14px " + view.face;
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    ctx.fillText(view.apart[3], view.apart[0], view.apart[1] - 8);
    ctx.fillStyle = "#b1b4b6";
    ctx.fillRect(view.apart[0], view.apart[1], view.apart[2], 1);
    ctx.restore();
  }
  function draw(ctx) {
    var drawn = edges.get().filter(seen);
    heading(ctx);
    // What touches the chosen box lies on top of all else.
    [drawn.filter(function (edge) { return !touches(edge); }), drawn.filter(touches)].forEach(function (part) {
      part.forEach(function (edge) { line(ctx, edge); });
      part.forEach(function (edge) { words(ctx, edge); });
    });
  }

  function move(position, scale) {
    network.moveTo({ position: position, scale: scale, animation: reduced ? false : { duration: 250 } });
  }
  function whole() {
    var room = Math.min(canvas.clientWidth / view.frame[2], canvas.clientHeight / view.frame[3]);
    return { x: view.frame[0] + view.frame[2] / 2, y: view.frame[1] + view.frame[3] / 2, scale: Math.min(1, room) };
  }
  function within(at, from, size, room) {
    return size <= room ? from + size / 2 : Math.min(Math.max(at, from + room / 2), from + size - room / 2);
  }
  function start() {
    var all = whole(), scale = view.scale;
    if (all.scale >= scale) { return all; }
    return {
      x: within(view.middle[0], view.frame[0], view.frame[2], canvas.clientWidth / scale),
      y: within(view.middle[1], view.frame[1], view.frame[3], canvas.clientHeight / scale),
      scale: scale
    };
  }
  function show(id) { move(network.getPosition(id), Math.max(view.scale, network.getScale())); }
  function say(text) { document.getElementById("gm-said").textContent = text; }

  function tell(id) {
    var told = $all("[data-panel]").filter(function (one) { return one.getAttribute("data-panel") === id; })[0];
    panel.textContent = "";
    (told ? [document.importNode(told.content, true)] : opening).forEach(function (part) { panel.appendChild(part); });
    panel.scrollTop = 0;
  }
  function mark(id) {
    marked = id;
    if (id === null) { network.unselectAll(); } else { network.selectNodes([id], false); }
  }
  function choose(id) {
    chosen = id !== null && nodes.get(id) ? id : null;
    mark(chosen);
    tell(chosen);
    network.redraw();
    root.dispatchEvent(new CustomEvent("gm-choose", { bubbles: true, detail: chosen }));
  }

  function load() {
    var data = JSON.parse(document.getElementById("gm-data").textContent), first;
    view = data.view;
    nodes = new vis.DataSet(data.nodes);
    edges = new vis.DataSet(data.edges);
    asked = { sort: {}, kind: {} };
    chosen = null;
    if (network) { network.setData({ nodes: nodes, edges: edges }); } else { network = new vis.Network(canvas, { nodes: nodes, edges: edges }, data.options); }
    goto_.textContent = "";
    [{ id: "", name: "choose a name" }].concat(data.nodes.filter(function (node) { return node.kind !== "nobody"; }).sort(function (a, b) {
      return a.name.localeCompare(b.name);
    })).forEach(function (node) {
      var option = document.createElement("option");
      option.value = node.id;
      option.textContent = node.name;
      goto_.appendChild(option);
    });
    first = start();
    network.moveTo({ position: { x: first.x, y: first.y }, scale: first.scale });
    tell(view.about);
    mark(view.about);
    window.network = network;
  }

  // The picture gives way to the live chart; on paper it comes back.
  root.hidden = false;
  document.documentElement.classList.add("gm-live");
  load();
  network.on("beforeDrawing", draw);
  network.on("click", function (event) { choose(event.nodes.length ? event.nodes[0] : null); });
  goto_.addEventListener("change", function () { if (this.value) { choose(this.value); show(this.value); } });

  function zoom(by) { move(network.getViewPosition(), Math.min(3, Math.max(0.1, network.getScale() * by))); }
  function pan(x, y) {
    var at = network.getViewPosition(), step = 240 / network.getScale();
    move({ x: at.x + x * step, y: at.y + y * step }, network.getScale());
  }
  root.addEventListener("click", function (event) {
    var button = event.target.closest("button"), to;
    if (!button) { return; }
    if (button.dataset.view === "in") { zoom(1.25); }
    if (button.dataset.view === "out") { zoom(0.8); }
    if (button.dataset.view === "whole" || button.dataset.view === "start") {
      to = button.dataset.view === "whole" ? whole() : start();
      move({ x: to.x, y: to.y }, to.scale);
    }
    if (button.dataset.move) { pan.apply(null, button.dataset.move.split(" ").map(Number)); }
    if (button.dataset.do === "print") { window.print(); }
    if (button.dataset.do === "full") { if (document.fullscreenElement) { document.exitFullscreen(); } else { root.requestFullscreen(); } }
  });
  root.querySelector("[data-do=full]").hidden = !document.fullscreenEnabled;
  document.addEventListener("fullscreenchange", function () {
    root.querySelector("[data-do=full]").textContent = document.fullscreenElement ? "Leave full screen" : "Full screen";
  });

  // Sorts of lines and kinds of boxes: chart and text change together, at once.
  function prune() {
    nodes.update(nodes.get().map(function (node) { return { id: node.id, hidden: gone(node.kind) }; }));
    $all("#gm-text [data-kind], #gm-text [data-sorts], #gm-text tr[data-line]").forEach(function (part) {
      var sorts = (part.dataset.sorts || part.dataset.sort || "").split(" ").filter(Boolean);
      var kinds = (part.dataset.kinds || part.dataset.kind || "").split(" ");
      part.hidden = kinds.some(gone) || (sorts.length > 0 && sorts.every(function (sort) { return asked.sort[sort] === false; }));
    });
    network.redraw();
  }
  document.addEventListener("change", function (event) {
    ["sort", "kind"].forEach(function (what) {
      var word = event.target.dataset && event.target.type === "checkbox" ? event.target.dataset[what] : null;
      if (word) { asked[what][word] = event.target.checked; prune(); }
    });
  });
  // Names in the text lead to the panel too; without scripts, to their row in the table.
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-choose]");
    if (!link || !nodes.get(link.dataset.choose) || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    choose(link.dataset.choose);
    show(link.dataset.choose);
    panel.focus();
    root.scrollIntoView({ block: "start", behavior: reduced ? "auto" : "smooth" });
  });
  panel.addEventListener("keydown", function (event) { if (event.key === "Escape") { canvas.querySelector(".vis-network").focus(); } });

  // A wheel scrolls the page, as everywhere; with the control key it makes the chart larger or smaller.
  canvas.addEventListener("wheel", function (event) {
    if (!event.ctrlKey) { event.stopPropagation(); }
  }, { capture: true, passive: true });

  // Keys: arrows go from box to box, Enter tells of it; with Shift they move the view.
  var frame = canvas.querySelector(".vis-network");
  var ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  frame.tabIndex = 0;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "Chart: arrow keys go from box to box, Enter tells of a box beside the chart, plus and minus change the size, Shift with arrow keys moves the view");
  function next(way) {
    var here = marked && nodes.get(marked) ? network.getPosition(marked) : network.getViewPosition(), best = null, least = Infinity;
    nodes.getIds().forEach(function (id) {
      var at = network.getPosition(id), x = at.x - here.x, y = at.y - here.y;
      var along = x * way[0] + y * way[1], aside = Math.abs(x * way[1]) + Math.abs(y * way[0]);
      if (id === marked || along < 1 || nodes.get(id).hidden) { return; }
      if (along + 2 * aside < least) { least = along + 2 * aside; best = id; }
    });
    return best;
  }
  frame.addEventListener("keydown", function (event) {
    var way = ways[event.key], to;
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (way && event.shiftKey) { pan(way[0], way[1]); } else if (way) {
      to = next(way);
      if (to === null) { say("No box further that way."); } else { mark(to); show(to); say(nodes.get(to).name); }
    } else if (event.key === "Enter" && marked) {
      choose(marked);
      panel.focus();
    } else if (event.key === "+" || event.key === "=") { zoom(1.25); } else if (event.key === "-") { zoom(0.8); } else if (event.key === "Home") {
      to = start();
      move({ x: to.x, y: to.y }, to.scale);
    } else if (event.key === "Escape") { choose(null); } else { return; }
    event.preventDefault();
  });

  window.gmChart = { load: load, choose: choose, show: show, root: root };
}());
