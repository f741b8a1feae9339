// Leads from marked word to marked word with two buttons, in place of the links to the first ones.

const marks = [...document.querySelectorAll("mark[id^=mark-]")];
const tally = document.querySelector(".marks .tally");
const ways = document.querySelector(".marks .ways");
let at = -1;

function go(by) {
  at = at < 0 && by < 0 ? marks.length - 1 : (at + by + marks.length) % marks.length;
  marks.forEach((mark, number) => mark.classList.toggle("current", number === at));
  marks[at].scrollIntoView({ block: "center" });
  tally.textContent = `Marked word ${at + 1} of ${marks.length}: ${marks[at].textContent}`;
}

function button(label, by) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", () => go(by));
  return made;
}

tally.setAttribute("role", "status");
ways.replaceChildren(button("← Previous", -1), button("Next →", 1));
