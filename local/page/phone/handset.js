// One phone in a parent's hand: status bar, header, chat, composer. What it sends goes to the API at once.

import * as api from "../api.js";
import { Chat } from "./chat.js";
import { Composer } from "./compose.js";
import { el, icon } from "../dom.js";
import { choose } from "./sheet.js";
import { clockTime, spacedNumber } from "../words.js";

/** A message sid in Twilio's form. */
function freshSid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `SM${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** What the parent sees of their own message before the service has it. */
function draft(message, at) {
  const media = (message.media ?? []).map((file) => ({ ...file, url: `data:${file.content_type};base64,${file.data}` }));
  const text = message.text ?? message.button?.text ?? message.list?.title ?? "";
  return { sid: message.sid, from: "parent", text, media, status: "sending", at: new Date(at).toISOString() };
}

/** The parent's messages carry the ticks a parent would see: blue once the assistant has spoken after them. */
function withTicks(messages) {
  const last = messages.map((message) => message.from).lastIndexOf("bot");
  const lost = (message) => message.status === "failed" || message.status === "undelivered";
  return messages.map((message, place) => {
    if (message.from !== "parent" || lost(message)) return message;
    return { ...message, status: place < last ? "read" : "delivered" };
  });
}

/** Says `used` when this phone is taken in hand and `spoke` (detail: the new messages) when the bot has written to it. */
export class Handset extends EventTarget {
  constructor({ number, name, club, now }) {
    super();
    Object.assign(this, { number, name, now });
    this.owner = name || spacedNumber(number);
    const named = name ? `${name}, ${spacedNumber(number)}` : this.owner; // two parents may have one name
    const send = (message) => this.send(message);
    const open = async (message, button) => {
      const answer = await choose(message, this.screen, button);
      if (answer) this.send(answer);
    };
    this.chat = new Chat({ club, owner: named, now, tap: send, open });
    this.chat.onexpect = (typing) => { this.presence.textContent = typing ? "typing…" : "online"; };
    this.composer = new Composer({ owner: named, send });
    this.clock = el("span", { class: "bar-clock" }, clockTime(now()));
    this.presence = el("p", { class: "presence" }, "online");
    this.screen = el("div", { class: "screen" }, this.statusBar(), this.header(club), this.chat.node, this.composer.node);
    this.node = el("section", { class: "handset", "aria-label": `Phone of ${named}` }, this.screen);
    for (const kind of ["pointerdown", "focusin"]) this.node.addEventListener(kind, () => this.dispatchEvent(new Event("used")));
  }

  statusBar() {
    const number = this.name ? el("span", { class: "bar-number" }, spacedNumber(this.number)) : null;
    return el("div", { class: "bar" }, this.clock, el("span", { class: "bar-owner" }, el("b", {}, this.owner), " ", number),
      el("span", { class: "bar-signs" }, icon("signal"), icon("battery")));
  }

  header(club) {
    const title = el("h2", {}, club.assistant, el("span", { class: "dot" }, " · "), club.club);
    return el("header", { class: "chat-head" }, el("span", { class: "avatar", "aria-hidden": "true" }, club.assistant.charAt(0)),
      el("div", { class: "chat-name" }, title, this.presence));
  }

  get messages() {
    return this.chat.messages;
  }

  async refresh() {
    const messages = await api.messages(this.number);
    const spoke = this.chat.show(withTicks(messages));
    this.composer.learn(messages);
    if (spoke.length) this.dispatchEvent(new CustomEvent("spoke", { detail: spoke }));
  }

  async send(message) {
    const outgoing = this.composer.sending({ ...message, sid: freshSid() });
    this.chat.put(draft(outgoing, this.now()));
    this.chat.expect(true);
    try {
      const { webhook_status: status } = await api.say(this.number, outgoing);
      if (status >= 400) this.lost(outgoing.sid, `The assistant answered ${status}`);
    } catch (refused) {
      this.lost(outgoing.sid, refused.message);
    }
    await this.refresh().catch(() => null);
  }

  lost(sid, reason) {
    this.chat.judge(sid, { status: "failed", reason });
    this.chat.expect(false);
  }

  tick() {
    this.clock.textContent = clockTime(this.now());
  }
}
