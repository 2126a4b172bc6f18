// What keys do

function step(pair, by) {
  const visible = pairs.filter((each) => !each.hidden && each.closest(".concern").open && !each.closest(".concern").hidden);
  const next = visible[visible.indexOf(pair) + by];
  if (next) one("summary", next).focus();
}

const onFile = {
  ArrowDown: (pair) => step(pair, 1),
  ArrowUp: (pair) => step(pair, -1),
  ArrowRight: (pair) => { pair.open = true; },
  ArrowLeft: (pair) => { pair.open = false; },
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const field = event.target.closest?.("input, select, textarea");
  const summary = event.target.closest?.(".pair > summary");
  if (event.key === "/" && !field) {
    event.preventDefault();
    words.focus();
    words.select();
  } else if (event.key === "Escape") {
    escape(event);
  } else if (summary && event.key in onFile) {
    event.preventDefault();
    onFile[event.key](summary.closest(".pair"));
  }
});

function escape(event) {
  if (event.target === words && words.value) {
    words.value = "";
    filter();
    writeAddress();
    event.preventDefault();
    return;
  }
  const open = event.target.closest?.("details[open]:not(.concern)");
  if (open) {
    open.open = false;
    one("summary", open).focus();
  } else if (event.target.closest?.(".filter")) {
    event.target.blur();
  }
}

// All concerns at once

const concerns = all(".concern");
// On a phone the trees would be forty screens long.
if (!wide.matches) concerns.forEach((each) => { each.open = false; });
one("#without-script").remove();
one(".tools").hidden = false;
one("#open-all").addEventListener("click", () => concerns.forEach((each) => { each.open = true; }));
one("#close-all").addEventListener("click", () => concerns.forEach((each) => { each.open = false; }));
