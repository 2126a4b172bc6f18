// Keeps the page fresh over a WebSocket, and says so when the connection is lost.
"use strict";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const NOT_SIGNED_IN = 4401;

// Join the address; when the connection is lost join again, later each time, and never all
// readers at the same moment. Gives a function that sends, if it can be sent now.
function join(address, heard, joined) {
  const status = document.getElementById("live");
  const url = new URL(address, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  let socket;
  let timer;
  let wait = FIRST_WAIT;
  let isLost = false;

  function open() {
    clearTimeout(timer);
    socket = new WebSocket(url);
    socket.addEventListener("open", joined);
    socket.addEventListener("close", lost);
    socket.addEventListener("message", (event) => {
      wait = FIRST_WAIT;
      if (isLost) {
        isLost = false;
        status.textContent = status.dataset.again;
      }
      heard(JSON.parse(event.data));
    });
  }

  function lost(event) {
    if (!isLost) {
      isLost = true;
      status.textContent = status.dataset.lost;
    }
    if (event.code !== NOT_SIGNED_IN) {
      timer = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }

  addEventListener("online", () => {
    if (socket.readyState === WebSocket.CLOSED) {
      open();
    }
  });
  open();
  return (text) => {
    if (socket.readyState !== WebSocket.OPEN) {
      return false;
    }
    socket.send(text);
    return true;
  };
}
{% if 'notes' in cookiecutter.__features %}

// The list of notes: the server tells a version, and where the page has another one, the page is
// asked for again. What is shown is always what the server has rendered.
function keepListFresh() {
  const list = () => document.getElementById("notes");
  let shown = list().dataset.version;
  let newest = shown;
  let isAsking = false;

  async function refresh() {
    if (isAsking) {
      return;
    }
    isAsking = true;
    while (newest !== shown) {
      // Not all readers ask at once, and changes that come together are asked for once.
      await pause(Math.random() * 300);
      const asked = newest;
      if (await replaceList()) {
        shown = asked;
      } else {
        await pause(5000);
      }
    }
    isAsking = false;
  }

  // Put what the server shows now in place of the list; false when it could not be had.
  async function replaceList() {
    try {
      const response = await fetch(location.href);
      if (response.ok) {
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const fresh = page.getElementById("notes");
        const focused = list().contains(document.activeElement) && document.activeElement.href;
        list().replaceWith(fresh);
        if (focused) {
          [...fresh.querySelectorAll("a")].find((link) => link.href === focused)?.focus();
        }
      }
      // A page that is not there any more stays as it is.
      return response.ok || response.status === 404;
    } catch {
      return false;
    }
  }

  join(list().dataset.live, ({ version }) => {
    newest = version;
    refresh();
  });
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

if (document.getElementById("notes")?.dataset.live) {
  keepListFresh();
}
{% else %}

// The statistics: the text is counted as one types. While an answer is awaited nothing is sent;
// then the newest text is.
function countAsOneTypes(result) {
  const field = document.querySelector("textarea[name=text]");
  let sent;
  let isAwaited = false;
  let timer;

  function ask() {
    if (!isAwaited && field.value !== sent && send(field.value)) {
      sent = field.value;
      isAwaited = true;
    }
  }

  function show(statistics) {
    const { characters, words, lines, sentences, most_frequent: frequent } = statistics;
    const numbers = [characters, words, lines, sentences];
    result.querySelectorAll("dd").forEach((place, index) => {
      place.textContent = numbers[index];
    });
    const entries = frequent.map(({ word, times }) => {
      const entry = document.createElement("li");
      entry.textContent = `${word} (${times})`;
      return entry;
    });
    result.querySelector("ol").replaceChildren(...entries);
    result.querySelector("h3").hidden = entries.length === 0;
    result.hidden = characters === 0;
  }

  const send = join(
    result.dataset.live,
    (statistics) => {
      isAwaited = false;
      show(statistics);
      ask();
    },
    () => {
      isAwaited = false;
      sent = undefined;
      ask();
    },
  );
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 200);
  });
}

const result = document.getElementById("statistics");
if (result) {
  countAsOneTypes(result);
}
{% endif %}
