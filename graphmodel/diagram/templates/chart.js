(function () {
  "use strict";
  var root = document.getElementById("gm-chart");
  var source = document.getElementById("gm-data");
  if (!root || !source || typeof vis === "undefined") { return; }
  var data = JSON.parse(source.textContent);
  var view = data.view;
  var canvas = document.getElementById("gm-canvas");
  var panel = document.getElementById("gm-panel");
  var reduced = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  // The picture gives way to the live chart; on paper it comes back.
  root.hidden = false;
  document.documentElement.classList.add("gm-live");

  var nodes = new vis.DataSet(data.nodes);
  var edges = new vis.DataSet(data.edges);
  var network = new vis.Network(canvas, { nodes: nodes, edges: edges }, JSON.parse(data.options));
  var asked = {};
  var chosen = null;

  function seen(edge) { return edge.shown || asked[edge.group] === true; }
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
      var angle = Math.atan2(way[last][1] - way[last - 1][1], way[last][0] - way[last - 1][0]);
      ctx.translate(way[last][0], way[last][1]);
      ctx.rotate(angle);
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
    parts.forEach(function (part, i) {
      ctx.fillText(part, box.x, box.y + (i - (parts.length - 1) / 2) * view.leading);
    });
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

  network.on("beforeDrawing", function (ctx) {
    var drawn = edges.get().filter(seen);
    heading(ctx);
    // What touches the chosen box lies on top of all else.
    [drawn.filter(function (edge) { return !touches(edge); }), drawn.filter(touches)].forEach(function (part) {
      part.forEach(function (edge) { line(ctx, edge); });
      part.forEach(function (edge) { words(ctx, edge); });
    });
  });

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

  // Texts are put in as texts, never as markup.
  function add(parent, tag, text) {
    var made = document.createElement(tag);
    made.textContent = text;
    parent.appendChild(made);
    return made;
  }
  function tell(id) {
    var node = nodes.get(id);
    panel.textContent = "";
    add(panel, "h2", node.name);
    var terms = add(panel, "dl", "");
    node.facts.terms.forEach(function (pair) { add(terms, "dt", pair[0]); add(terms, "dd", pair[1]); });
    node.facts.sections.forEach(function (section) {
      add(panel, "h3", section[0]);
      var list = add(panel, "ul", "");
      section[1].forEach(function (sentence) { add(list, "li", sentence); });
    });
    var link = add(add(panel, "p", ""), "a", "Find it in the text");
    link.setAttribute("href", "#" + node.anchor);
    panel.scrollTop = 0;
  }
  var opening = Array.prototype.slice.call(panel.children);
  function choose(id) {
    chosen = id;
    if (id === null) {
      network.unselectAll();
      panel.textContent = "";
      opening.forEach(function (part) { panel.appendChild(part); });
    } else { network.selectNodes([id], false); tell(id); }
    network.redraw();
  }

  network.on("click", function (event) { choose(event.nodes.length ? event.nodes[0] : null); });
  document.getElementById("gm-goto").addEventListener("change", function () {
    if (!this.value) { return; }
    choose(this.value);
    move(network.getPosition(this.value), Math.max(view.scale, network.getScale()));
  });
  root.querySelectorAll("[data-view]").forEach(function (button) {
    button.addEventListener("click", function () {
      var what = button.getAttribute("data-view"), to = what === "whole" ? whole() : what === "start" ? start() : null;
      if (to) { move({ x: to.x, y: to.y }, to.scale); } else {
        move(network.getViewPosition(), Math.min(3, Math.max(0.1, network.getScale() * (what === "in" ? 1.25 : 0.8))));
      }
    });
  });
  root.querySelectorAll("[data-move]").forEach(function (button) {
    button.addEventListener("click", function () {
      var by = button.getAttribute("data-move").split(" "), at = network.getViewPosition(), step = 240 / network.getScale();
      move({ x: at.x + by[0] * step, y: at.y + by[1] * step }, network.getScale());
    });
  });
  root.querySelectorAll("[data-group]").forEach(function (box) {
    asked[box.getAttribute("data-group")] = box.checked;
    box.addEventListener("change", function () {
      asked[box.getAttribute("data-group")] = box.checked;
      network.redraw();
    });
  });
  // A wheel scrolls the page, as everywhere; with the control key it makes the chart larger or smaller.
  canvas.addEventListener("wheel", function (event) {
    if (!event.ctrlKey) { event.stopPropagation(); }
  }, { capture: true, passive: true });

  var frame = canvas.querySelector(".vis-network");
  if (frame) {
    frame.tabIndex = 0;
    frame.setAttribute("role", "application");
    frame.setAttribute("aria-label", "Chart: arrow keys move it, plus and minus change its size");
  }
  var first = start();
  network.moveTo({ position: { x: first.x, y: first.y }, scale: first.scale });
  if (view.about) {
    network.selectNodes([view.about], false);
    tell(view.about);
  }
  window.network = network;
}());
