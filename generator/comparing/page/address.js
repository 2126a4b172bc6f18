// The address: what the filter is set to, and which file is open

let file = "";
const pathOf = (pair) => one(".file[id]", pair).id.replace(/^file=/, "");

function writeAddress() {
  const said = Object.entries({ q: words.value.trim(), concern: concern.value, diff: differing.checked ? "1" : "", lacking: lacking.value, file });
  const parts = said.filter(([, value]) => value).map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2F", "/")}`);
  history.replaceState(null, "", parts.length > 0 ? `#${parts.join("&")}` : location.pathname + location.search);
}

function readAddress() {
  const said = new Map();
  for (const part of location.hash.slice(1).split("&")) {
    const at = part.indexOf("=");
    if (at > 0) said.set(part.slice(0, at), decoded(part.slice(at + 1)));
  }
  if (said.size === 0) return;
  words.value = said.get("q") ?? "";
  concern.value = said.get("concern") ?? "";
  if (concern.selectedIndex < 0) concern.value = "";
  differing.checked = said.get("diff") === "1";
  lacking.value = said.get("lacking") ?? "";
  if (lacking.selectedIndex < 0) lacking.value = "";
  filter();
  const wanted = document.getElementById(`file=${said.get("file")}`)?.closest(".pair");
  if (wanted) reveal(wanted);
  else one(".listing:not([hidden])")?.scrollIntoView();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Note that a pair of files was opened or closed. */
function opened(pair) {
  const path = pathOf(pair);
  if (!pair.open && file !== path) return;
  file = pair.open ? path : "";
  writeAddress();
}

addEventListener("hashchange", readAddress);

// What is sticky covers what a link leads to.

const steady = one(".steady");
const measure = () => {
  const sticky = getComputedStyle(steady).position === "sticky" ? steady : one(".around");
  document.documentElement.style.setProperty("--steady", `${sticky.offsetHeight}px`);
};
const resizing = new ResizeObserver(measure);
resizing.observe(steady);
resizing.observe(one(".around"));
measure();

// Commands can be copied

for (const code of all(".glance .typed")) {
  const button = made("button", { type: "button", className: "quiet copy", textContent: "Copy" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent.trim().replace(/\s+/g, " "));
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
  });
  code.after(" ", button);
}

filter();
readAddress();
