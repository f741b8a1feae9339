// Suggests, below the search box, how what is typed may go on: a combobox with a list, as
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ has it. Without this the box is a plain field.

const input = document.querySelector("#q");
const form = input.form;
const list = document.createElement("ul");
const status = document.createElement("div");
const KINDS = { word: "", country: "Country", topic: "Topic", place: "Place", title: "Article" };
const PATIENCE = 90; // milliseconds without a key before the archive is asked

let ways = [];
let chosen = -1;
let timer = 0;
let asking = null;

function setUp() {
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  status.className = "unseen";
  status.setAttribute("role", "status");
  input.parentElement.append(list, status);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
}

function option(way, at) {
  const item = document.createElement("li");
  const text = document.createElement("span");
  const kind = document.createElement("span");
  const several = way.kind === "word" && way.value.trim().includes(" "); // the count is of the last
  const articles = way.count === null || several ? "" : `${way.count.toLocaleString("en")} article${way.count === 1 ? "" : "s"}`;
  item.id = `suggestion-${at}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  text.dir = "auto";
  text.textContent = way.kind === "word" ? way.value : way.text;
  kind.className = "kind";
  kind.textContent = [KINDS[way.kind], articles].filter(Boolean).join(" · ");
  item.append(text, " ", kind);
  return item;
}

function show(found) {
  ways = found;
  list.replaceChildren(...ways.map(option));
  list.hidden = ways.length === 0;
  input.setAttribute("aria-expanded", String(!list.hidden));
  status.textContent = ways.length ? `${ways.length} suggestion${ways.length === 1 ? "" : "s"}` : "";
  mark(-1);
}

function mark(at) {
  chosen = at;
  [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
  if (at < 0) {
    input.removeAttribute("aria-activedescendant");
  } else {
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  }
}

function close() {
  clearTimeout(timer);
  asking?.abort();
  show([]);
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const typed = input.value;
  try {
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
    const found = answer.ok ? (await answer.json()).suggestions : [];
    if (input.value === typed && document.activeElement === input) show(found);
  } catch {
    // The archive can't be reached, or more was typed: a box without suggestions still searches.
  }
}

function go(way) {
  if (way.kind === "title") {
    location.assign(way.url);
    return;
  }
  input.value = way.kind === "word" ? way.value : way.rest;
  if (way.kind !== "word") {
    const filter = document.createElement("input");
    Object.assign(filter, { type: "hidden", name: way.kind, value: way.value });
    form.append(filter);
  }
  close();
  form.requestSubmit();
}

const KEYS = {
  ArrowDown: () => (list.hidden ? ask() : mark(chosen + 1 < ways.length ? chosen + 1 : -1)),
  ArrowUp: () => list.hidden || mark(chosen < 0 ? ways.length - 1 : chosen - 1),
  Enter: () => go(ways[chosen]),
  Escape: close,
};

setUp();
input.addEventListener("input", () => {
  clearTimeout(timer);
  if (input.value.trim()) timer = setTimeout(ask, PATIENCE);
  else close();
});
input.addEventListener("keydown", (event) => {
  const ours = event.key === "Enter" ? chosen >= 0 : event.key in KEYS && (event.key !== "Escape" || !list.hidden);
  if (!ours || event.isComposing) return;
  event.preventDefault();
  KEYS[event.key]();
});
input.addEventListener("blur", close);
list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
list.addEventListener("click", (event) => {
  const at = [...list.children].indexOf(event.target.closest("li"));
  if (at >= 0) go(ways[at]);
});
