// The composer at the foot of a phone: words, emoji, photos, and what the tools have set for the next message.

import { el, icon, spoken } from "../dom.js";

const EMOJI = [
  ["👍", "thumbs up"], ["🙏", "thank you"], ["😊", "smile"], ["😂", "laughing"], ["❤️", "heart"], ["🎉", "party"],
  ["⚽", "football"], ["🥅", "goal"], ["🏆", "trophy"], ["👧", "girl"], ["👦", "boy"], ["🤔", "thinking"],
  ["😢", "sad"], ["👋", "wave"], ["✅", "tick"], ["🌧️", "rain"],
];

/** A file as the API takes it: its type, its name and its bytes in base64. */
async function packed(file) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { content_type: file.type || "application/octet-stream", data: url.slice(url.indexOf(",") + 1), filename: file.name };
}

export class Composer {
  /** `send(message)` takes what the phone's API takes; `owner` is whose phone this is. */
  constructor({ owner, send }) {
    this.send = send;
    this.said = [];
    this.files = [];
    this.deliver = null;
    this.text = el("textarea", { rows: "1", "aria-label": `Message from ${owner}`, placeholder: "Message", enterkeyhint: "send" });
    this.text.addEventListener("input", () => this.grow());
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("paste", (event) => this.attach(event.clipboardData.files));
    this.chooser = el("input", { type: "file", accept: "image/*,application/pdf", multiple: true, hidden: true });
    this.chooser.addEventListener("change", () => { this.attach(this.chooser.files); this.chooser.value = ""; });
    this.chips = el("div", { class: "chips", "aria-live": "polite" });
    this.emoji = this.emojiTray();
    this.smile = el("button", { type: "button", class: "plain", "aria-expanded": "false", onclick: () => this.toggleEmoji() },
      icon("smile"), spoken("Emoji"));
    const clip = el("button", { type: "button", class: "plain", onclick: () => this.chooser.click() }, icon("clip"), spoken("Attach a photo"));
    const go = el("button", { class: "go" }, icon("send"), spoken("Send"));
    const line = el("div", { class: "line" }, el("div", { class: "field" }, this.smile, this.text, clip), this.chooser, go);
    this.node = el("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      this.chips, this.emoji, line);
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
    if (event.key === "Escape" && !this.emoji.hidden) this.toggleEmoji();
    const back = event.key === "ArrowUp" && (this.text.value === "" || this.text.value === this.recalled);
    if (back && this.said.length) {
      event.preventDefault();
      this.recall();
    }
  }

  /** ↑: the last message again, and the one before it when pressed again. */
  recall() {
    this.turn = this.text.value === "" ? 1 : Math.min(this.turn + 1, this.said.length);
    this.recalled = this.said.at(-this.turn);
    this.write(this.recalled);
  }

  async submit() {
    const text = this.text.value.trim();
    if (!text && !this.files.length) return;
    const message = text ? { text } : {};
    if (this.files.length) message.media = await Promise.all(this.files.map(packed));
    this.files = [];
    this.write("");
    this.send(message);
  }

  /** Remembers what was sent for ↑, and gives how it is to be delivered, which counts for one message only. */
  sending(message) {
    if (message.text) this.said.push(message.text);
    const deliver = this.deliver;
    this.arm(null);
    return deliver ? { ...message, deliver } : message;
  }

  /** What this parent said before the page was opened, for ↑. */
  learn(messages) {
    if (this.said.length) return;
    this.said = messages.filter((message) => message.from === "parent" && message.text).map((message) => message.text);
  }

  /** The next message goes out so: `{times: 2}` or `{after_seconds: 30}`; null for the ordinary way. */
  arm(deliver) {
    this.deliver = deliver;
    this.drawChips();
  }

  attach(files) {
    this.files = [...this.files, ...files];
    this.drawChips();
    if (files.length) this.text.focus();
  }

  write(text) {
    this.text.value = text;
    this.grow();
    this.drawChips();
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight, 120)}px`;
  }

  drawChips() {
    const drop = (words, act) => el("span", { class: "chip" }, words,
      el("button", { type: "button", class: "plain", onclick: act }, icon("close"), spoken(`Not this: ${words}`)));
    const files = this.files.map((file) => drop(file.name || "Photo", () => {
      this.files = this.files.filter((one) => one !== file);
      this.drawChips();
    }));
    const how = this.deliver?.times ? "Your next message arrives twice" : `Your next message arrives ${this.deliver?.after_seconds} seconds late`;
    this.chips.replaceChildren(...files, ...(this.deliver ? [drop(how, () => this.arm(null))] : []));
  }

  emojiTray() {
    const buttons = EMOJI.map(([sign, name]) =>
      el("button", { type: "button", class: "plain", "aria-label": name, onclick: () => this.insert(sign) }, sign));
    return el("div", { class: "emoji", role: "group", "aria-label": "Emoji", hidden: true }, buttons);
  }

  toggleEmoji() {
    this.emoji.hidden = !this.emoji.hidden;
    this.smile.setAttribute("aria-expanded", String(!this.emoji.hidden));
    (this.emoji.hidden ? this.text : this.emoji.firstChild).focus();
  }

  insert(sign) {
    this.text.setRangeText(sign, this.text.selectionStart, this.text.selectionEnd, "end");
    this.toggleEmoji();
  }
}
