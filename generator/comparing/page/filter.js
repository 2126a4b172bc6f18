// The filter

const words = one("#words");
const concern = one("#concern");
const differing = one("#differing");
const lacking = one("#lacking");
const count = one("#count");
const kinds = [
  ["capabilities", "capability", "capabilities"],
  ["packages", "package", "packages"],
  ["settings", "setting", "settings"],
  ["routes", "route", "routes"],
  ["features", "feature", "features"],
  ["files", "file", "files"],
];
const rows = all("[data-row]").map((element) => ({
  element,
  kind: element.dataset.row,
  concerns: element.dataset.concerns.split("|"),
  differs: "differs" in element.dataset,
  lacks: element.dataset.lacks ?? "",
  text: (element.matches(".pair") ? one("summary", element) : element).textContent.toLowerCase(),
}));

const wantedWords = () => words.value.toLowerCase().split(/\s+/).filter(Boolean);
const isActive = () => wantedWords().length > 0 || concern.value !== "" || differing.checked || lacking.value !== "";

// What else a word may be called here.
const synonyms = { "2fa": ["two-factor"], mfa: ["two-factor"], throttle: ["limit", "throttling"], throttling: ["limit"] };

/** Return whether a row has a word: in what it says or, of a file, inside it. */
function has(row, word) {
  if (synonyms[word]?.some((other) => row.text.includes(other))) return true;
  if (row.text.includes(word)) return true;
  if (row.kind !== "files") return false;
  row.inside ??= inside(row.element).toLowerCase();
  return row.inside.includes(word);
}

function filter() {
  const wanted = wantedWords();
  const active = isActive();
  const shown = new Map(kinds.map(([kind]) => [kind, 0]));
  for (const row of rows) {
    const matches =
      (row.differs || !differing.checked) &&
      (lacking.value === "" || (lacking.value === "one" ? row.lacks !== "" : row.lacks === lacking.value)) &&
      (concern.value === "" || row.concerns.includes(concern.value)) &&
      wanted.every((word) => has(row, word));
    row.element.hidden = !matches;
    if (matches) shown.set(row.kind, shown.get(row.kind) + 1);
  }
  for (const group of all("[data-group]")) {
    const matches = one("[data-row]:not([hidden])", group) !== null;
    group.hidden = active && !matches;
    if (active && matches && group.matches(".concern")) group.open = true;
  }
  for (const section of all(".listing")) {
    section.hidden = active && one("[data-row]:not([hidden])", section) === null;
    one(`.contents a[href="#${section.getAttribute("aria-labelledby")}"]`).parentElement.hidden = section.hidden;
  }
  const found = kinds.filter(([kind]) => shown.get(kind) > 0);
  const counted = found.map(([kind, single, several]) => `${shown.get(kind)} ${shown.get(kind) === 1 ? single : several}`);
  count.textContent = active ? counted.join(", ") || "Nothing matches the filter." : "";
}

/** Go to the first row that the filter shows; to the line, where it is inside of a file. */
function toFirstHit() {
  const first = rows.find((row) => !row.element.hidden);
  if (!first) return;
  if (first.kind === "files") {
    reveal(first.element, wantedWords());
  } else {
    first.element.tabIndex = -1;
    first.element.focus({ preventScroll: true });
    first.element.scrollIntoView({ block: "center" });
  }
}

const form = one(".filter");
form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  toFirstHit();
});
form.addEventListener("input", () => {
  filter();
  writeAddress();
});
