// Files

let data;
const pairs = all(".pair");
const wide = matchMedia("(min-width: 50rem)");
const CONTEXT = 3;
const WITHHELD = -1;
const labels = all(".glance thead th .name bdi").map((name) => name.textContent);

/** Give the lines of a text, each as parts of [colour, text]. */
function lines(number) {
  const [text, colors] = data.texts[number];
  const parts = [];
  let at = 0;
  for (const [, gap, color, length] of colors.matchAll(/(?: (\d+))?([a-z])(\d+)/g)) {
    const start = at + Number(gap ?? 0);
    if (start > at) parts.push(["", text.slice(at, start)]);
    at = start + Number(length);
    parts.push([color, text.slice(start, at)]);
  }
  if (at < text.length) parts.push(["", text.slice(at)]);
  const found = [[]];
  for (const [color, part] of parts) {
    part.split("\n").forEach((piece, index) => {
      if (index) found.push([]);
      if (piece) found.at(-1).push([color, piece]);
    });
  }
  if (found.at(-1).length === 0) found.pop();
  return found;
}

const plain = (line) => line.map(([, part]) => part).join("");

/** Give where two lines differ: the part between what both begin and both end with. */
function between(left, right) {
  let start = 0;
  const most = Math.min(left.length, right.length);
  while (start < most && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const alike = left.slice(0, start).trim().length + left.slice(left.length - end).trim().length;
  return alike * 2 > Math.max(left.trim().length, right.trim().length) ? [start, end] : null;
}

/** Give a line as elements, what differs marked. */
function shown(line, span) {
  const length = plain(line).length;
  const cuts = span ? [span[0], length - span[1]] : [0, 0];
  const cell = [];
  let marked = null;
  let at = 0;
  for (const [color, part] of line) {
    const points = [0, ...cuts.map((cut) => cut - at).filter((cut) => cut > 0 && cut < part.length), part.length];
    for (let index = 1; index < points.length; index += 1) {
      const piece = part.slice(points[index - 1], points[index]);
      const start = at + points[index - 1];
      const node = color ? made("span", { className: color, textContent: piece }) : document.createTextNode(piece);
      if (start >= cuts[0] && start < cuts[1]) {
        if (!marked) cell.push((marked = made("mark")));
        marked.append(node);
      } else {
        cell.push(node);
      }
    }
    at += part.length;
  }
  return cell;
}

const code = (line, kind = "", span = null) => made("td", { className: `code ${kind}` }, ...shown(line, span));
const sign = (text, meaning, kind) =>
  made("td", { className: `sign ${kind}` }, made("span", { ariaHidden: "true", textContent: text }), made("span", { className: "unseen", textContent: meaning }));
const number = (value, kind = "") => made("td", { className: `number-of-line ${kind}`, textContent: value });
const nothing = (columns) => made("td", { className: "void", colSpan: columns });

/** Give the head of columns: the side's mark and its label, or its mark alone to look at. */
function columnHead([label, colSpan, side = "", small = false]) {
  if (!label) return made("td", { colSpan });
  const name = made("bdi", { className: small ? "unseen" : "", textContent: label });
  const parts = side ? [made("span", { className: `mark ${side}`, ariaHidden: "true" }), name] : [name];
  return made("th", { scope: "col", colSpan, className: side }, ...parts);
}

function table(caption, widths, heads, body) {
  const columns = made("colgroup", {}, ...widths.map((className) => made("col", { className })));
  const head = made("tr", {}, ...heads.map(columnHead));
  return made("table", {}, made("caption", { className: "unseen", textContent: caption }), columns, made("thead", {}, head), made("tbody", {}, ...body));
}

function single(text, label, path) {
  if (!data.texts[text][0]) return made("p", { textContent: "This file is empty." });
  const body = lines(text).map((line, index) => made("tr", {}, number(index + 1), code(line)));
  const side = ["left", "right"][labels.indexOf(label)];
  return table(path, ["numbers", ""], [["", 1], [label, 1, side]], body);
}

/** Give the rows of a diff, equal stretches as lists of rows that can be folded. */
function stretches(changes, left, right, columns) {
  const found = [];
  let [i, j] = [0, 0];
  for (const [same, gone, come] of changes) {
    const equal = Array.from({ length: same }, (_, k) => columns.same(left[i + k], i + k + 1, j + k + 1));
    if (same) found.push({ equal, first: found.length === 0 });
    [i, j] = [i + same, j + same];
    const lost = left.slice(i, i + gone);
    const got = right.slice(j, j + come);
    if (gone || come) found.push({ rows: columns.changed(lost, got, i + 1, j + 1) });
    [i, j] = [i + gone, j + come];
  }
  return found;
}

const spans = (lost, got, index) => (index < lost.length && index < got.length ? between(plain(lost[index]), plain(got[index])) : null);

const two = {
  width: 6,
  widths: ["numbers", "signs", "", "numbers", "signs", ""],
  heads: () => [[labels[0], 3, "left"], [labels[1], 3, "right"]],
  same: (line, i, j) => made("tr", {}, number(i), sign(" ", "", ""), code(line), number(j), sign(" ", "", ""), code(line)),
  changed: (lost, got, i, j) =>
    Array.from({ length: Math.max(lost.length, got.length) }, (_, k) => {
      const span = spans(lost, got, k);
      return made(
        "tr", {},
        ...(k < lost.length ? [number(i + k, "gone"), sign("−", "only left: ", "gone"), code(lost[k], "gone", span)] : [nothing(3)]),
        ...(k < got.length ? [number(j + k, "come"), sign("+", "only right: ", "come"), code(got[k], "come", span)] : [nothing(3)]),
      );
    }),
};

const stacked = {
  width: 4,
  widths: ["numbers", "numbers", "signs", ""],
  heads: () => [[labels[0], 1, "left", true], [labels[1], 1, "right", true], ["", 1], ["", 1]],
  same: (line, i, j) => made("tr", {}, number(i), number(j), sign(" ", "", ""), code(line)),
  changed: (lost, got, i, j) => [
    ...lost.map((line, k) => made("tr", {}, number(i + k, "gone"), number("", "gone"), sign("−", "only left: ", "gone"), code(line, "gone", spans(lost, got, k)))),
    ...got.map((line, k) => made("tr", {}, number("", "come"), number(j + k, "come"), sign("+", "only right: ", "come"), code(line, "come", spans(lost, got, k)))),
  ],
};

/** Give the rows of equal lines, those far from a change behind a button. */
function folded(equal, isFirst, isLast, width) {
  const before = isFirst ? 0 : CONTEXT;
  const after = isLast ? 0 : CONTEXT;
  const hidden = equal.slice(before, equal.length - after);
  if (hidden.length < 4) return equal;
  const button = made("button", { type: "button", textContent: `Show ${hidden.length} equal lines` });
  const row = made("tr", { className: "fold" }, made("td", { colSpan: width }, button));
  button.addEventListener("click", () => {
    const next = hidden[0];
    row.replaceWith(...hidden);
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
  });
  return [...equal.slice(0, before), row, ...equal.slice(equal.length - after)];
}

function diff(left, right, changes, columns, caption) {
  const found = stretches(changes, lines(left), lines(right), columns);
  const body = found.flatMap((one, index) =>
    one.rows ?? folded(one.equal, one.first, index === found.length - 1, columns.width));
  const made = table(caption, columns.widths, columns.heads(), body);
  made.className = columns === two ? "two-columns" : "one-column";
  return made;
}

/** Give which answers bring a file, in a sentence. */
function because([left, right]) {
  if (left && right && left !== right) return `Brought by ${left} (${labels[0]}) and ${right} (${labels[1]}).`;
  return left || right ? `Brought by ${left || right}.` : "";
}

function dataOf(pair) {
  data ??= JSON.parse(one("#data").textContent);
  return data.pairs[Number(pair.dataset.pair)];
}

/** Return the texts of a pair's files as one. */
function inside(pair) {
  const [left, right] = dataOf(pair);
  return [left, right].map((text) => data.texts[text]?.[0] ?? "").join("\n");
}

/** Give what the file, or the pair, looks like inside. */
function view(pair) {
  const [left, right, changes, ...causes] = dataOf(pair);
  const paths = all("summary .path", pair).map((path) => path.textContent);
  const caption = paths.join(" and ");
  const box = made("div", { className: "view" });
  const withheld = labels.filter((_, side) => [left, right][side] === WITHHELD);
  if (withheld.length) {
    const told = `${withheld.join(" and ")}: this is no text, or too much of it to show on this page.`;
    box.append(made("p", { textContent: told }));
    const other = withheld.length < 2 ? [left, right].findIndex((text) => text !== null && text !== WITHHELD) : -1;
    if (other >= 0) box.append(single([left, right][other], labels[other], caption));
  } else if (left === null || right === null) {
    const head = because(causes);
    if (head) box.append(made("div", { className: "bar-of-view" }, made("p", { textContent: head })));
    box.append(single(left ?? right, labels[left === null ? 1 : 0], caption));
  } else if (left === right) {
    const head = made("div", { className: "bar-of-view" }, made("p", { textContent: `The same on both sides. ${because(causes)}` }));
    box.append(head, single(left, "both", caption));
  } else {
    box.append(...comparedView(left, right, changes, caption, causes));
  }
  return box;
}

function comparedView(left, right, changes, caption, causes) {
  let columns = wide.matches ? two : stacked;
  let current = diff(left, right, changes, columns, caption);
  const told = made("p", { textContent: `− stands on the left alone (${labels[0]}), + on the right alone (${labels[1]}). ${because(causes)}` });
  const button = made("button", { type: "button" });
  const name = () => { button.textContent = columns === two ? "One column" : "Two columns"; };
  button.addEventListener("click", () => {
    columns = columns === two ? stacked : two;
    const next = diff(left, right, changes, columns, caption);
    current.replaceWith(next);
    current = next;
    name();
  });
  name();
  return [made("div", { className: "bar-of-view" }, told, button), current];
}

function open(pair) {
  pair.hidden = false;
  const group = pair.closest(".concern");
  group.hidden = group.closest(".listing").hidden = false;
  group.open = pair.open = true;
  if (!one(".view", pair)) pair.append(view(pair));
}

/** Open a pair of files at the first line that has one of the words, or at its beginning. */
function reveal(pair, wanted = []) {
  open(pair);
  const line = () =>
    all("td.code", pair).find((cell) => wanted.some((word) => cell.textContent.toLowerCase().includes(word)));
  if (wanted.length > 0 && !line()) all(".fold button", pair).forEach((button) => button.click());
  one("summary", pair).focus({ preventScroll: true });
  const found = line();
  (found ?? pair).scrollIntoView({ block: found ? "center" : "start" });
}

for (const pair of pairs) {
  pair.addEventListener("toggle", () => {
    if (pair.open) open(pair);
    else one(".view", pair)?.remove();
    opened(pair);
  });
}
