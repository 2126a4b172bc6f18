// The filter

const words = one("#words");
const concern = one("#concern");
const differing = one("#differing");
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
  text: (one("summary", element)?.closest(".pair") ? one("summary", element) : element).textContent.toLowerCase(),
}));

function filter() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const active = wanted.length > 0 || concern.value !== "" || differing.checked;
  const shown = new Map(kinds.map(([kind]) => [kind, 0]));
  for (const row of rows) {
    const matches =
      wanted.every((word) => row.text.includes(word)) &&
      (concern.value === "" || row.concerns.includes(concern.value)) &&
      (row.differs || !differing.checked);
    row.element.hidden = !matches;
    if (matches) shown.set(row.kind, shown.get(row.kind) + 1);
  }
  for (const group of all("[data-group]")) {
    const matches = one("[data-row]:not([hidden])", group) !== null;
    group.hidden = active && !matches;
    if (active && matches && group.matches(".concern")) group.open = true;
  }
  for (const section of all(".listing")) {
    const nothing = one(".nothing", section);
    const empty = one("[data-row]", section) && !one("[data-row]:not([hidden])", section);
    if (empty && active && !nothing) section.append(made("p", { className: "nothing", textContent: "Nothing here matches the filter." }));
    if (!(empty && active) && nothing) nothing.remove();
  }
  count.textContent = active
    ? kinds.map(([kind, single, several]) => `${shown.get(kind)} ${shown.get(kind) === 1 ? single : several}`).join(", ")
    : "";
}

const form = one(".filter");
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", filter);
filter();
