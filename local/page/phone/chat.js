// The chat: a log of bubbles that only grows, days between them, dots while an answer is awaited.

import { Bubble } from "./bubble.js";
import { calm, el, icon, spoken } from "../dom.js";
import { dayName, longDay } from "../words.js";

const ANSWER_AWAITED = 20_000;

export class Chat {
  /** `club` names the assistant, `now()` is the world's time in ms, `tap` and `open` are Bubble's. */
  constructor({ club, owner, now, tap, open }) {
    this.acts = { assistant: club.assistant, tap, open };
    this.now = now;
    this.bubbles = new Map();
    this.messages = [];
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": `Chat of ${owner}` });
    this.dots = el("div", { class: "row theirs dots", hidden: true, "aria-hidden": "true" },
      el("div", { class: "card" }, el("i"), el("i"), el("i")));
    this.scroller = el("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": `Messages of ${owner}` },
      el("p", { class: "promise" }, icon("lock"), "Nothing leaves this computer. Only the assistant here reads this chat."),
      this.log, this.dots);
    this.newer = el("button", { type: "button", class: "newer", hidden: true, onclick: () => this.toEnd() },
      icon("down"), spoken("Go to the newest message"));
    this.node = el("div", { class: "chat" }, this.scroller, this.newer);
    this.scroller.addEventListener("scroll", () => { if (this.atEnd()) this.newer.hidden = true; });
  }

  /** Brings the log up to `messages` (the whole chat) and gives those of the bot that are new. */
  show(messages) {
    const known = new Set(messages.map((message) => message.sid));
    if (this.messages.some((message) => !known.has(message.sid) && message.status !== "sending")) this.clear();
    this.log.ariaBusy = String(this.bubbles.size === 0 && messages.length > 1);
    const follow = this.atEnd();
    const added = messages.filter((message) => this.put(message));
    this.log.ariaBusy = "false";
    const spoke = added.filter((message) => message.from === "bot");
    if (spoke.length) this.expect(false);
    if (added.length && follow) this.toEnd();
    else if (spoke.length) this.newer.hidden = false;
    return spoke;
  }

  /** Adds a message, or updates it when its sid is there already; true when it was added. */
  put(message) {
    const bubble = this.bubbles.get(message.sid);
    if (bubble) {
      bubble.update({ ...message, ...bubble.verdict });
      this.messages = this.messages.map((old) => (old.sid === message.sid ? message : old));
      return false;
    }
    const fresh = new Bubble(message, this.acts);
    const last = this.messages.at(-1);
    const sameDay = last && longDay(last.at) === longDay(message.at);
    if (!sameDay) this.log.append(el("p", { class: "day" }, el("span", {}, dayName(message.at, this.now()))));
    fresh.row.classList.toggle("tail", !sameDay || last.from !== message.from);
    this.log.append(fresh.row);
    this.bubbles.set(message.sid, fresh);
    this.messages = [...this.messages, message];
    fresh.row.querySelector("img")?.addEventListener("load", () => this.toEnd());
    return true;
  }

  /** What became of a parent's message on its way to the bot: a status that stays whatever the service says later. */
  judge(sid, verdict) {
    const message = this.messages.find((one) => one.sid === sid);
    if (!message) return;
    this.bubbles.get(sid).verdict = verdict;
    this.bubbles.get(sid).update({ ...message, ...verdict });
  }

  /** The dots: on after a parent's message until the bot speaks, and never longer than 20 seconds. */
  expect(answer) {
    clearTimeout(this.patience);
    this.dots.hidden = !answer;
    this.onexpect?.(answer);
    if (!answer) return;
    this.patience = setTimeout(() => this.expect(false), ANSWER_AWAITED);
    this.toEnd();
  }

  clear() {
    this.log.replaceChildren();
    this.bubbles.clear();
    this.messages = [];
  }

  atEnd() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  toEnd() {
    this.newer.hidden = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: calm() ? "instant" : "smooth" });
  }
}
