// Narrows the values of a facet as one types into its search; Enter still looks among all of them.

const plain = (text) => ` ${text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim()}`;

// Whether the value, or one within it, has a word that begins so.
function fits(item, typed) {
  const inside = [...item.querySelectorAll(":scope > .branch > ul > li")];
  const below = inside.map((each) => fits(each, typed));
  const own = plain(item.querySelector(".label bdi").textContent).includes(typed);
  item.hidden = !own && !below.includes(true);
  const branch = item.querySelector(":scope > .branch");
  if (branch && typed.trim()) branch.open = below.includes(true);
  return !item.hidden;
}

for (const input of document.querySelectorAll(".facet .find input[type=search]")) {
  const items = input.closest(".facet").querySelectorAll(":scope > ul > li, :scope > .more > ul > li");
  input.addEventListener("input", () => items.forEach((item) => fits(item, plain(input.value))));
}
