// Lets a reader choose a span by dragging over the bars of the timeline. Each bar is a link, and
// there are fields for both days, so that nothing depends on this.

const chart = document.querySelector(".timeline svg");
const bars = chart ? [...chart.querySelectorAll("a[data-from]")] : [];
let first = -1;
let last = -1;

function barAt(x) {
  const edges = bars.map((bar) => bar.getBoundingClientRect());
  const under = edges.findIndex((edge) => x < edge.right);
  return under < 0 ? bars.length - 1 : under;
}

function show() {
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  bars.forEach((bar, at) => bar.classList.toggle("picked", first >= 0 && at >= low && at <= high));
}

function forget() {
  first = last = -1;
  show();
}

function address() {
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  const search = new URL(chart.dataset.search, location.href);
  search.searchParams.set("from", bars[low].dataset.from);
  search.searchParams.set("to", bars[high].dataset.to);
  return search;
}

if (bars.length > 1) {
  chart.classList.add("draggable");
  const hint = document.createElement("span");
  hint.className = "hint";
  hint.textContent = "Drag over the bars to choose a span.";
  document.querySelector(".timeline figcaption").append(" ", hint);
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.target.closest("a[data-from]")) first = last = barAt(event.clientX);
  });
  document.addEventListener("pointermove", (event) => {
    if (first < 0) return;
    last = barAt(event.clientX);
    if (first !== last) show();
  });
  document.addEventListener("pointerup", () => {
    if (first >= 0 && first !== last) location.assign(address());
    else forget();
  });
  document.addEventListener("pointercancel", forget);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") forget();
  });
  // A drag that ends on the bar where it began is a click; any other isn't.
  chart.addEventListener("click", (event) => {
    if (first >= 0 && first !== last) event.preventDefault();
  });
}
