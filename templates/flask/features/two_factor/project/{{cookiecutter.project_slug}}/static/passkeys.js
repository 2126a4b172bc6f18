// Asks the device for a passkey, where a page brings what the server wants of one, and sends it.
// handleRegister and handleSignin are Flask-Security's.
const ceremony = document.querySelector("form[data-passkey]");

async function ask() {
  const handle = ceremony.dataset.passkey === "new" ? handleRegister : handleSignin;
  const { credential } = await handle(ceremony.dataset.options);
  if (credential) {
    ceremony.elements.credential.value = credential;
    ceremony.submit();
  } else {
    document.getElementById("passkey-refused").hidden = false;
  }
}

ask();
