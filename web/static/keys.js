// The key / leads to the search box. It can be switched off, for those to whom software speaks or who
// speak to it: one key alone may be meant for that (WCAG 2.1.4).

const box = document.querySelector("#q, #find");
const STORE = "dateline-keys";

function isOn() {
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    return true; // nothing can be kept here
  }
}

function typesText(element) {
  return element.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName);
}

if (box) {
  const line = document.createElement("p");
  const text = document.createElement("span");
  const button = document.createElement("button");
  line.className = "keys";
  button.type = "button";
  line.append(text, " ", button);
  document.querySelector("main").append(line);

  const tell = () => {
    text.textContent = isOn() ? "The key / leads to the search box." : "The key / does nothing here.";
    button.textContent = isOn() ? "Switch it off" : "Switch it on";
    if (isOn()) box.setAttribute("aria-keyshortcuts", "/");
    else box.removeAttribute("aria-keyshortcuts");
  };
  button.addEventListener("click", () => {
    try {
      localStorage.setItem(STORE, isOn() ? "off" : "on");
    } catch {
      // Then it stays as it is.
    }
    tell();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!isOn() || typesText(event.target)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  tell();
}
