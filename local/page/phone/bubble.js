// One message as it looks in the chat: words, pictures, answers to tap, time and ticks.

import { el, icon, spoken } from "../dom.js";
import { markup } from "../markup.js";
import { clockTime, exactTime, faultWords } from "../words.js";

const TICKS = {
  sending: ["wait", "on its way"],
  queued: ["wait", "on its way"],
  accepted: ["wait", "on its way"],
  sent: ["tick", "sent"],
  delivered: ["ticks", "delivered"],
  received: ["ticks", "delivered"],
  read: ["ticks", "read"],
  failed: ["alert", "failed"],
  undelivered: ["alert", "not delivered"],
};

function ticks(status) {
  const [name, words] = TICKS[status] ?? ["tick", status ?? ""];
  return el("span", { class: `ticks ticks-${status}`, title: words }, icon(name), spoken(`, ${words}`));
}

function fault(message) {
  if (message.status !== "failed" && message.status !== "undelivered") return null;
  const code = message.error_code ? `Error ${message.error_code}: ` : "";
  const words = message.reason ?? faultWords(message.error_code);
  return el("p", { class: "fault" }, icon("alert"), `Did not arrive. ${code}${words}`);
}

function picture(media) {
  const name = media.filename ?? media.content_type;
  const address = media.url ?? `/media/${media.sid}`;
  if (!media.content_type.startsWith("image/"))
    return el("a", { class: "file", href: address, target: "_blank", rel: "noopener noreferrer" }, icon("file"), name);
  return el("img", { class: "photo", src: address, alt: `Photo: ${name}` });
}

function answers(message, tap) {
  const buttons = (message.buttons ?? []).map((button) => {
    const answer = { button: { text: button.text, payload: button.payload }, reply_to: message.sid };
    return el("button", { type: "button", class: "answer", onclick: () => tap(answer) }, icon("reply"), button.text);
  });
  return buttons.length ? el("div", { class: "answers" }, buttons) : null;
}

function choices(message, open) {
  if (!message.list?.items?.length) return null;
  const button = el("button", { type: "button", class: "answer", "aria-haspopup": "dialog" }, icon("list"), message.list.button);
  button.addEventListener("click", () => open(message, button));
  return el("div", { class: "answers" }, button);
}

function place(location) {
  if (!location) return null;
  const words = [location.label, location.address, `${location.latitude}, ${location.longitude}`];
  return el("div", { class: "words" }, icon("pin"), ` ${words.filter(Boolean).join(" · ")}`);
}

/**
 * The row of one message. `tap(answer)` is called with what to send when a button is tapped, `open(message, button)` when
 * a list is to be shown. `.update(message)` changes what may still change: ticks and the fault.
 */
export class Bubble {
  constructor(message, { assistant, tap, open }) {
    const mine = message.from === "parent";
    this.meta = el("span", { class: "meta" });
    const body = el(
      "div",
      { class: "bubble" },
      spoken(mine ? "You: " : `${assistant}: `),
      (message.media ?? []).map(picture),
      place(message.location),
      message.text ? el("div", { class: "words", dir: "auto" }, ...markup(message.text)) : null,
      this.meta,
    );
    this.card = el("div", { class: "card" }, body, answers(message, tap), choices(message, open));
    this.row = el("div", { class: `row ${mine ? "mine" : "theirs"}`, "data-sid": message.sid }, this.card);
    this.update(message);
  }

  update(message) {
    const seen = [message.status, message.error_code, message.reason, message.at].join();
    if (seen === this.seen) return;
    this.seen = seen;
    const time = el("time", { datetime: message.at, title: exactTime(message.at) }, clockTime(message.at));
    this.meta.replaceChildren(time, ticks(message.status));
    this.row.querySelector(".fault")?.remove();
    const trouble = fault(message);
    if (trouble) this.row.append(trouble);
    this.row.classList.toggle("lost", trouble !== null);
  }
}
