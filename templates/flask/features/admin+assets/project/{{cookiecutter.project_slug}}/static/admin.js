// The Content-Security-Policy forbids scripts inside of pages, so what the admin's buttons carry
// in data-click (see admin/__init__.py) is done here.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="javascript:"]');
  if (link) {
    event.preventDefault();
  }

  const script = event.target.closest("[data-click]")?.dataset.click ?? "";
  const question = /safeConfirm\('(.*)'\)/.exec(script);
  if (question && !window.confirm(question[1])) {
    event.preventDefault();
  }
  const action = /modelActions\.execute\('(.*)'\)/.exec(script);
  if (action) {
    window.modelActions.execute(action[1]);
  }
}, true);
