// Asks the desk on this machine. The token came in the fragment of the address and goes with every request as a header.
const TOKEN_KEY = "desk-token";
const fromAddress = location.hash.slice(1);
if (fromAddress) {
  sessionStorage.setItem(TOKEN_KEY, fromAddress);
  history.replaceState(null, "", location.pathname);
}
const token = sessionStorage.getItem(TOKEN_KEY) ?? "";

export class Refused extends Error {
  constructor(answer, status) {
    super(answer.error ?? "the desk does not answer");
    this.conflict = Boolean(answer.conflict);
    this.refused = Boolean(answer.refused);
    this.status = status;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(`/api/${path}`, { ...options, headers: { "X-Desk-Token": token, ...options.headers } });
  } catch {
    throw new Refused({ error: "the desk has closed: start `briefdeck desk` again" }, 0);
  }
  if (!response.ok) throw new Refused(await response.json().catch(() => ({})), response.status);
  return response;
}

export const read = async path => (await ask(path, {})).json();
export const send = async (path, data) =>
  (await ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(data) })).json();
