// The phone's JSON API, one function a row. Every function throws Refused when the answer is not a 2xx.

export class Refused extends Error {
  constructor(status, body) {
    super(body?.message ?? `The local service answered ${status}`);
    this.status = status;
    this.body = body ?? {};
  }
}

async function call(path, options = {}) {
  const answer = await fetch(path, { cache: "no-store", ...options });
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, body);
  return body ?? {};
}

const send = (method, path, body) =>
  call(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const post = (path, body) => send("POST", path, body);
const phone = (number) => `/phones/${encodeURIComponent(number)}`;

export const phones = async () => (await call("/phones")).phones;
export const messages = async (number) => (await call(`${phone(number)}/messages?after=0&wait=0`)).messages;
export const say = (number, message) => post(`${phone(number)}/messages`, message);
export const fail = (number, fault) => post(`${phone(number)}/faults`, fault);
export const nameBy = (number, identity) => send("PUT", `${phone(number)}/identity`, identity);
export const state = (number) => call(`${phone(number)}/state`);
export const inbox = async () => (await call("/inbox")).messages;
export const becomes = (sid, event) => post(`/inbox/${encodeURIComponent(sid)}/events`, event);
export const invite = (trigger) => post("/invites", trigger);
export const example = () => call("/example");
export const season = () => call("/season");
export const fillSeason = () => post("/season", {});
export const requests = (after, wait) => call(`/requests?after=${after}&wait=${wait}`);
export const advance = (seconds) => post("/clock", { advance_seconds: seconds });

/** The clock that everything here lives by, as milliseconds ahead of this computer's own. */
export async function clockAhead() {
  const asked = Date.now();
  const { now } = await call("/clock");
  return Date.parse(now) - (asked + Date.now()) / 2;
}
