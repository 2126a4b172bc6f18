// Light and dark

const themes = { "": "system", light: "light", dark: "dark" };
const themeButton = one("#theme");

function remembered() {
  try {
    const theme = localStorage.getItem("startwise-theme");
    return theme in themes ? theme : "";
  } catch {
    return "";
  }
}

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  themeButton.textContent = `Theme: ${themes[theme]}`;
  try {
    localStorage.setItem("startwise-theme", theme);
  } catch {
    // The browser remembers nothing for pages like this one.
  }
}

function nextTheme() {
  const order = matchMedia("(prefers-color-scheme: dark)").matches ? ["", "light", "dark"] : ["", "dark", "light"];
  const now = document.documentElement.dataset.theme ?? "";
  setTheme(order[(order.indexOf(now) + 1) % order.length]);
}

setTheme(remembered());
themeButton.addEventListener("click", nextTheme);
themeButton.hidden = false;
