// The playground in the page. What is to be seen comes as the state of the model; what a hand does goes back as a
// message, and comes to be seen when the kernel has taken it.

const ONE = [222, 143, 5], ZERO = [1, 115, 178];
const TILE = 34, ROW = 44, TOP = 62;
const FORMULAS = {
  "x1": (a, b) => a, "x2": (a, b) => b, "x1^2": (a, b) => a * a, "x2^2": (a, b) => b * b, "x1*x2": (a, b) => a * b,
  "sin(x1)": (a, b) => Math.sin(a), "sin(x2)": (a, b) => Math.sin(b),
};
const NAMES = {
  "x1": "x₁", "x2": "x₂", "x1^2": "x₁²", "x2^2": "x₂²", "x1*x2": "x₁·x₂", "sin(x1)": "sin x₁", "sin(x2)": "sin x₂",
};
const ICONS = {
  reset: "M12 5V1L7 6l5 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z", play: "M8 5v14l11-7z", pause: "M6 5h4v14H6zm8 0h4v14h-4z",
  step: "M6 5l8.5 7L6 19zM16 5h2.5v14H16z",
};

const floats = view => {
  if (!view) return new Float32Array(0);
  return new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
};
const bytes = view => view ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : new Uint8Array(0);

function make(tag, settings = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, settings);
  element.append(...children);
  return element;
}

function icon(name) {
  return `<svg viewBox="0 0 24 24"><path d="${ICONS[name]}"/></svg>`;
}

function number(value) {
  return Number(value.toPrecision(3)).toString();
}

// ---------------------------------------------------------------- colours

// From -1 over the colour of the page to 1, in 256 steps.
function ramp(page) {
  const table = new Uint8ClampedArray(256 * 3);
  for (let i = 0; i < 256; i++) {
    const value = (i - 127.5) / 127.5, end = value < 0 ? ZERO : ONE, share = Math.pow(Math.abs(value), 0.9) * 0.92;
    for (let c = 0; c < 3; c++) table[3 * i + c] = page[c] + (end[c] - page[c]) * share;
  }
  return table;
}

function paint(image, values, from, colours, sharp) {
  const data = image.data;
  for (let i = 0; i < image.width * image.height; i++) {
    let value = values[from + i];
    if (sharp) value = value < 128 ? 0 : 255;
    for (let c = 0; c < 3; c++) data[4 * i + c] = colours[3 * value + c];
    data[4 * i + 3] = 255;
  }
}

// ---------------------------------------------------------------- the view

function render({ model, el }) {
  const ask = (what, more = {}) => model.send({ do: what, ...more });
  const set = (name, value) => ask("set", { name, value });
  const size = model.get("size"), half = size / 2, edge = model.get("edge");
  const root = make("div", { className: "himalia-playground" });
  root.dataset.frames = "0";
  el.append(root);

  const styles = () => getComputedStyle(root);
  let page = [255, 255, 255], text = "#333", faint = "#777", line = "#ccc", colours = ramp(page), dark = false;
  function readTheme() {
    const probe = make("span", { style: "color: var(--hp-page)" });
    root.append(probe);
    const found = getComputedStyle(probe).color.match(/[\d.]+/g);
    probe.remove();
    if (!found) return false;
    const rgb = found.map(Number).slice(0, 3);
    text = styles().getPropertyValue("--hp-text").trim();
    faint = styles().getPropertyValue("--hp-faint").trim();
    line = styles().getPropertyValue("--hp-line").trim();
    if (String(rgb) === String(page)) return false;
    page = rgb;
    dark = rgb[0] + rgb[1] + rgb[2] < 384;
    colours = ramp(page);
    return true;
  }

  // ---- the bar

  const button = (name, title, does) => {
    const one = make("button", { className: "hp-round hp-" + name, title, innerHTML: icon(name) });
    one.setAttribute("aria-label", title);
    one.onclick = does;
    return one;
  };
  const play = button("play", "play", () => ask(model.get("playing") ? "pause" : "play"));
  const epoch = make("b", { textContent: "0" });
  const selects = {};
  function select(name, label, options) {
    const field = make("select");
    options.forEach(([value, words]) => field.append(make("option", { value, textContent: words })));
    field.onchange = () => set(name, isNaN(field.value) ? field.value : Number(field.value));
    selects[name] = field;
    return make("label", {}, label, field);
  }
  const same = list => list.map(value => [String(value), String(value)]);
  const codeButton = make("button", { textContent: "show me the code" });
  const bar = make("div", { className: "hp-bar" },
    button("reset", "begin anew", () => ask("reset")), play, button("step", "one epoch", () => ask("step")),
    make("label", { className: "hp-epoch" }, "epoch", epoch),
    select("lr", "learning rate", same([0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10])),
    select("activation", "activation", same(model.get("activations"))),
    select("penalty", "regularization", same(model.get("penalties"))),
    select("penaltyRate", "its rate", same([0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1])),
    select("speed", "speed", [1, 2, 5, 20, 100].map(n => [String(n), n + "×"])),
    codeButton);

  // ---- data

  const sets = make("div", { className: "hp-sets" });
  const thumbs = model.get("shapes").map(shape => {
    const canvas = make("canvas", { width: 88, height: 88, title: shape });
    canvas.onclick = () => set("data", shape);
    sets.append(canvas);
    return [shape, canvas];
  });
  function thumb(shape, canvas) {
    const g = canvas.getContext("2d");
    g.clearRect(0, 0, 88, 88);
    g.fillStyle = `rgb(${page})`;
    g.fillRect(0, 0, 88, 88);
    const dot = (x, y, one) => {
      g.fillStyle = `rgb(${one ? ONE : ZERO})`;
      g.beginPath();
      g.arc(44 + x * 7, 44 - y * 7, 3.2, 0, 7);
      g.fill();
    };
    let dice = 7;
    const roll = () => (dice = (dice * 16807) % 2147483647) / 2147483647;
    for (let i = 0; i < 56; i++) {
      const t = roll(), u = roll(), one = i % 2 === 0;
      if (shape === "circle") dot((one ? 2.2 * t : 4.4 + t) * Math.sin(7 * u), (one ? 2.2 * t : 4.4 + t) * Math.cos(7 * u), one);
      if (shape === "xor") {
        const x = 10 * t - 5, y = 10 * u - 5;
        dot(x + Math.sign(x) * 0.5, y + Math.sign(y) * 0.5, x * y >= 0);
      }
      if (shape === "gauss") dot((one ? 2.5 : -2.5) + 3 * t - 1.5, (one ? 2.5 : -2.5) + 3 * u - 1.5, one);
      if (shape === "spiral") {
        const way = i / 56, angle = 3.5 * Math.PI * way + (one ? 0 : Math.PI);
        dot(5.4 * way * Math.sin(angle), 5.4 * way * Math.cos(angle), one);
      }
    }
  }
  const ranges = {};
  function range(name, label, min, max, step, shown) {
    const value = make("span"), field = make("input", { type: "range", min, max, step });
    field.oninput = () => { value.textContent = shown(Number(field.value)); };
    field.onchange = () => set(name, Number(field.value));
    ranges[name] = { field, show: now => { field.value = now; value.textContent = shown(now); } };
    return make("label", {}, label + " ", value, field);
  }
  const percent = value => Math.round(100 * value) + " %";
  const seed = make("input", { type: "number", step: 1 });
  seed.onchange = () => set("seed", Math.round(Number(seed.value)));
  const noise = range("noise", "noise:", 0, 0.5, 0.05, percent);
  const data = make("div", { className: "hp-data" }, make("div", { className: "hp-head", textContent: "Data" }), sets,
    range("share", "to learn from:", 0.1, 0.9, 0.1, percent), noise,
    range("batchSize", "batch size:", 1, 30, 1, String), make("label", {}, "seed", seed));

  // ---- output

  const trainLoss = make("b"), testLoss = make("b");
  const curve = make("canvas", { className: "hp-curve" }), plane = make("canvas", { className: "hp-plane" });
  const keyBar = make("span"), keyZero = make("div"), keyOne = make("div");
  const showTest = make("input", { type: "checkbox" }), sharp = make("input", { type: "checkbox" });
  showTest.onchange = sharp.onchange = () => later();
  const out = make("div", { className: "hp-out" }, make("div", { className: "hp-head", textContent: "Output" }),
    make("div", { className: "hp-loss" }, make("div", {}, "train loss ", trainLoss),
      make("div", { className: "hp-test" }, "test loss ", testLoss)),
    curve, plane, make("div", { className: "hp-key" }, keyZero, keyBar, keyOne),
    make("div", { className: "hp-checks" }, make("label", {}, showTest, "show the test"),
      make("label", {}, sharp, "yes or no")));

  // ---- the network

  const net = make("div", { className: "hp-net" });
  const note = make("div", { className: "hp-note" });
  const pre = make("pre"), copy = make("button", { textContent: "copy" });
  const styleButtons = ["PyTorch", "Keras"].map(name => {
    const one = make("button", { textContent: name, style: "margin-right: 6px" });
    one.onclick = () => { style = name; showCode(); };
    return one;
  });
  let style = "PyTorch";
  const code = make("div", { className: "hp-code", hidden: true }, ...styleButtons, copy, pre);
  copy.onclick = () => navigator.clipboard.writeText(pre.textContent).then(
    () => { copy.textContent = "copied"; setTimeout(() => { copy.textContent = "copy"; }, 1500); });
  function showCode() {
    styleButtons.forEach(one => one.classList.toggle("hp-on", one.textContent === style));
    pre.textContent = (model.get("code") || {})[style] || "";
  }
  codeButton.onclick = () => {
    code.hidden = !code.hidden;
    codeButton.textContent = code.hidden ? "show me the code" : "hide the code";
    if (!code.hidden) ask("code");
    showCode();
  };
  const main = make("div", { className: "hp-main" }, data, net, out);
  root.append(bar, note, main, code);

  let tiles = [], links = [], biases = [], hovered = null, builtFor = "";
  const brush = make("canvas", { width: half, height: half }).getContext("2d");
  const small = brush.createImageData(half, half);
  const ground = make("canvas", { width: size, height: size }).getContext("2d");
  const large = ground.createImageData(size, size);

  function featureValues(name) {
    const values = new Float32Array(half * half);
    let most = 1e-9;
    for (let i = 0; i < values.length; i++) {
      const a = edge * (2 * (i % half + 0.5) / half - 1), b = edge * (1 - 2 * (Math.floor(i / half) + 0.5) / half);
      values[i] = FORMULAS[name](a, b);
      most = Math.max(most, Math.abs(values[i]));
    }
    return Uint8Array.from(values, value => Math.round(127.5 + 127.5 * value / most));
  }
  const features = Object.fromEntries(model.get("allFeatures").map(name => [name, featureValues(name)]));

  function svg(tag, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  function at(element, x, y) {
    element.style.left = x + "px";
    element.style.top = y + "px";
    net.append(element);
    return element;
  }

  function tile(x, y, picture) {
    const canvas = make("canvas", { width: half, height: half });
    const box = at(make("div", { className: "hp-tile" }, canvas), x, y);
    const one = { box, g: canvas.getContext("2d"), picture, x, y };
    box.onmouseenter = () => { hovered = one; later(); };
    box.onmouseleave = () => { hovered = null; later(); };
    return one;
  }

  // Puts the network together anew: as many columns as it has layers.
  function build() {
    const settings = model.get("settings");
    const least = 90 + 62 * (settings.layers.length + 1), all = Math.max(760, 120 + least + 300);
    net.style.minWidth = least + "px";
    main.style.minWidth = all + "px";
    main.style.zoom = Math.max(0.6, Math.min(1, root.clientWidth / all)); // a narrow page sees all of it, only smaller
    const width = net.clientWidth || 420;
    const wanted = JSON.stringify([settings.features, settings.layers, width]);
    if (wanted === builtFor) return;
    builtFor = wanted;
    net.replaceChildren();
    hovered = null;
    const drawing = svg("svg", {});
    net.append(drawing);
    const layers = settings.layers, first = 52, end = width + 34; // where the plane begins
    const column = c => first + c * (width + 4 - first) / (layers.length + 1);
    const row = r => TOP + r * ROW;

    const head = at(make("div", { className: "hp-head" }, "Features"), first - 46, 0);
    head.style.left = Math.max(0, first - 34) + "px";
    const names = at(make("div", { className: "hp-head" }), (first + TILE + end) / 2 - 76, 0);
    const less = make("button", { textContent: "−", title: "one layer less", disabled: layers.length === 0 });
    less.onclick = () => set("layers", layers.slice(0, -1));
    const more = make("button", { textContent: "+", title: "one layer more", disabled: layers.length >= model.get("mostLayers") });
    more.onclick = () => set("layers", [...layers, 2]);
    names.append(less, more, ` ${layers.length} hidden layer${layers.length === 1 ? "" : "s"}`);

    tiles = [];
    let before = [];
    model.get("allFeatures").forEach((name, r) => {
      const on = settings.features.includes(name);
      at(make("div", { className: "hp-name", textContent: NAMES[name] }), first - 52, row(r)).style.opacity = on ? 1 : 0.5;
      const one = tile(first, row(r), () => [features[name], 0]);
      one.box.classList.add("hp-feature");
      one.box.classList.toggle("hp-off", !on);
      one.box.title = on ? `without ${NAMES[name]}` : `with ${NAMES[name]}`;
      one.box.onclick = () => set("features", on ? settings.features.filter(each => each !== name) : [...settings.features, name]);
      tiles.push(one);
      if (on) before.push(one);
    });
    links = [];
    biases = [];
    let neuron = 0;
    layers.forEach((count, l) => {
      const x = column(l + 1);
      const fewer = make("button", { textContent: "−", title: "one neuron less", disabled: count <= 1 });
      fewer.onclick = () => set("layers", layers.map((n, k) => k === l ? n - 1 : n));
      const another = make("button", { textContent: "+", title: "one neuron more", disabled: count >= model.get("mostNeurons") });
      another.onclick = () => set("layers", layers.map((n, k) => k === l ? n + 1 : n));
      at(make("div", { className: "hp-plus" }, fewer, another, make("div", { textContent: `${count} neuron${count === 1 ? "" : "s"}` })),
        x + TILE / 2 - 32, 24);
      const now = [];
      for (let k = 0; k < count; k++) {
        const number = neuron++;
        const one = tile(x, row(k), frame => [bytes(frame.neurons), number * half * half]);
        const bias = make("i");
        one.box.append(bias);
        biases.push(bias);
        tiles.push(one);
        now.push(one);
      }
      join(drawing, before, now);
      before = now;
    });
    biases.push(null);
    join(drawing, before, [{ x: end, y: 237 - TILE / 2 }]);
  }

  // A line from each neuron to each of the next layer, in the order of the weights.
  function join(drawing, before, now) {
    now.forEach((to, k) => {
      before.forEach((from, j) => {
        const x1 = from.x + TILE, y1 = from.y + TILE / 2, x2 = to.x - 1, y2 = to.y + TILE / 2 + (j - (before.length - 1) / 2) * 2;
        const middle = (x1 + x2) / 2, title = svg("title", {});
        const path = svg("path", { d: `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`, "stroke-opacity": 0.75 });
        path.append(title);
        drawing.append(path);
        links.push({ path, title, last: k === now.length - 1 && j === before.length - 1, inputs: before.length, outputs: now.length });
      });
    });
  }

  function colour(value) {
    return `rgb(${value < 0 ? ZERO : ONE})`;
  }

  function weigh(frame) {
    const weights = floats(frame.weights);
    let place = 0, link = 0, bias = 0;
    while (link < links.length) {
      const { inputs, outputs } = links[link];
      for (let i = 0; i < inputs * outputs; i++, link++, place++) {
        const weight = weights[place], { path, title } = links[link];
        path.setAttribute("stroke", colour(weight));
        path.setAttribute("stroke-width", Math.min(9, 0.4 + 2.2 * Math.abs(weight)).toFixed(2));
        title.textContent = "weight " + number(weight || 0);
      }
      for (let k = 0; k < outputs; k++, place++) {
        const dot = biases[bias++];
        if (dot) {
          const value = weights[place] || 0;
          dot.style.background = colour(value);
          dot.style.opacity = Math.min(1, 0.25 + Math.abs(value));
          dot.title = "bias " + number(value);
        }
      }
    }
  }

  // ---- drawing

  function fit(canvas) {
    const ratio = window.devicePixelRatio || 1, w = Math.round(300 * ratio);
    const h = Math.round((canvas === plane ? 284 : 64) * ratio);
    if (canvas.width !== w || canvas.height !== h) { canvas.width = w; canvas.height = h; }
    const g = canvas.getContext("2d");
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, 300, 300);
    g.font = "11px system-ui, sans-serif";
    return g;
  }

  function drawPlane(frame) {
    const g = fit(plane), left = 34, top = 4, side = 250, names = model.get("names");
    if (hovered) {
      const [values, from] = hovered.picture(frame);
      paint(small, values, from, colours, false);
      brush.putImageData(small, 0, 0);
    } else {
      paint(large, bytes(frame.plane), 0, colours, sharp.checked);
      ground.putImageData(large, 0, 0);
    }
    g.imageSmoothingEnabled = !sharp.checked;
    g.imageSmoothingQuality = "high";
    g.drawImage(hovered ? brush.canvas : ground.canvas, left, top, side, side);
    const points = floats(model.get("points"));
    g.save();
    g.beginPath();
    g.rect(left, top, side, side);
    g.clip();
    g.lineWidth = 1;
    const radius = points.length > 4 * 1500 ? 1.6 : 2.8;
    for (const test of [0, 1]) {
      if (test && !showTest.checked) continue;
      for (let i = 0; i < points.length; i += 4) {
        if (points[i + 3] !== test) continue;
        g.beginPath();
        g.arc(left + side * (points[i] + edge) / 2 / edge, top + side * (edge - points[i + 1]) / 2 / edge, radius, 0, 7);
        g.fillStyle = `rgb(${points[i + 2] ? ONE : ZERO})`;
        g.strokeStyle = test ? (dark ? "#fff" : "#222") : (dark ? "#1118" : "#fffc");
        g.fill();
        g.stroke();
      }
    }
    g.restore();
    g.strokeStyle = line;
    g.strokeRect(left + 0.5, top + 0.5, side - 1, side - 1);
    g.fillStyle = faint;
    g.textBaseline = "top";
    const tick = (k, share) => number(names.from[k] + share * (names.to[k] - names.from[k]));
    [0, 0.5, 1].forEach(share => {
      g.textAlign = share === 0 ? "left" : share === 1 ? "right" : "center";
      g.fillText(share === 0.5 ? names.x1.slice(0, 24) : tick(0, share), left + share * side, top + side + 5);
    });
    g.textAlign = "right";
    g.fillText(tick(1, 1), left - 5, top);
    g.textBaseline = "bottom";
    g.fillText(tick(1, 0), left - 5, top + side);
    g.save();
    g.translate(left - 16, top + side / 4);
    g.rotate(-Math.PI / 2);
    g.textAlign = "center";
    g.fillText(names.x2.slice(0, 24), 0, 0);
    g.restore();
  }

  function drawCurve(frame) {
    const g = fit(curve), points = floats(frame.curve), n = points.length / 3;
    const left = 34, top = 6, width = 250, height = 44;
    g.strokeStyle = line;
    g.beginPath();
    g.moveTo(left + 0.5, top);
    g.lineTo(left + 0.5, top + height + 0.5);
    g.lineTo(left + width, top + height + 0.5);
    g.stroke();
    if (n === 0) return;
    let most = 0.05;
    for (let i = 0; i < n; i++) most = Math.max(most, points[3 * i + 1], points[3 * i + 2]);
    const end = Math.max(2, points[3 * n - 3]);
    for (const [which, pen, thick] of [[2, faint, 1.5], [1, text, 1.8]]) {
      g.strokeStyle = pen;
      g.lineWidth = thick;
      g.beginPath();
      for (let i = 0; i < n; i++) {
        g.lineTo(left + width * (points[3 * i] - 1) / (end - 1), top + height * (1 - points[3 * i + which] / most));
      }
      g.stroke();
    }
    g.fillStyle = faint;
    g.textAlign = "right";
    g.textBaseline = "top";
    g.fillText(Number(most.toPrecision(2)), left - 5, top - 3);
    g.textBaseline = "bottom";
    g.fillText("0", left - 5, top + height + 4);
    g.textBaseline = "top";
    g.fillText("epoch " + end, left + width, top + height + 3);
  }

  let waiting = false, gone = false, drawn = 0, lastLook = -2000;
  function later() {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(draw);
    }
  }
  function draw(now) {
    waiting = false;
    const frame = model.get("frame");
    if (gone || !root.isConnected || !frame || !model.get("settings")) return;
    if (now - lastLook > 1000) {
      lastLook = now;
      if (readTheme()) thumbs.forEach(([shape, canvas]) => thumb(shape, canvas));
      keyBar.style.background = `linear-gradient(90deg, rgb(${ZERO}), rgb(${page}), rgb(${ONE}))`;
    }
    build();
    epoch.textContent = frame.epoch.toLocaleString("en");
    trainLoss.textContent = frame.train < 0 ? "–" : frame.train.toFixed(4);
    testLoss.textContent = frame.test < 0 ? "–" : frame.test.toFixed(4);
    const known = bytes(frame.neurons).length / half / half;
    if (known === model.get("settings").layers.reduce((a, b) => a + b, 0)) {
      for (const one of tiles) {
        const [values, from] = one.picture(frame);
        paint(small, values, from, colours, false);
        one.g.putImageData(small, 0, 0);
      }
      weigh(frame);
    }
    drawPlane(frame);
    drawCurve(frame);
    root.dataset.frames = String(++drawn);
  }

  function showSettings() {
    const settings = model.get("settings"), names = model.get("names");
    if (!settings) return;
    for (const [name, field] of Object.entries(selects)) {
      const value = String(settings[name]);
      if (![...field.options].some(option => option.value === value)) {
        field.append(make("option", { value, textContent: name === "speed" ? value + "×" : value }));
      }
      field.value = value;
    }
    selects.penaltyRate.disabled = settings.penalty === "none";
    for (const [name, { show }] of Object.entries(ranges)) show(settings[name]);
    noise.style.visibility = settings.own ? "hidden" : "visible";
    seed.value = settings.seed;
    thumbs.forEach(([shape, canvas]) => canvas.classList.toggle("hp-on", !settings.own && settings.data === shape));
    if (names) {
      keyZero.textContent = names.zero;
      keyOne.textContent = names.one;
    }
    if (!code.hidden) ask("code");
    later();
  }
  function showPlaying() {
    const playing = model.get("playing");
    play.innerHTML = icon(playing ? "pause" : "play");
    play.title = playing ? "pause" : "play";
    play.setAttribute("aria-label", play.title);
    if (!code.hidden && !playing) ask("code");
  }
  let told = 0;
  function received() {
    later();
    const now = performance.now();
    if (model.get("playing") && now - told > 1000) {
      told = now;
      ask("drawn", { n: model.get("frame").n });
    }
  }
  const listeners = {
    "change:frame": received, "change:settings": showSettings, "change:names": showSettings, "change:points": later,
    "change:playing": showPlaying, "change:code": showCode, "change:note": () => { note.textContent = model.get("note"); },
  };
  for (const [event, listener] of Object.entries(listeners)) model.on(event, listener);
  const observer = new ResizeObserver(later);
  observer.observe(net);
  thumbs.forEach(([shape, canvas]) => thumb(shape, canvas));
  note.textContent = model.get("note");
  showSettings();
  showPlaying();
  showCode();

  return () => {
    gone = true;
    observer.disconnect();
    for (const [event, listener] of Object.entries(listeners)) model.off(event, listener);
  };
}

export default { render };
