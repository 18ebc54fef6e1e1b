// E-mails and texts as they would look when they arrive.

import * as api from "../api.js";
import { el, notice, spoken } from "../dom.js";
import { markup } from "../markup.js";
import { clockTime, count, dayName, spacedNumber } from "../words.js";

/**
 * An e-mail's HTML ready for a frame that runs no script. The page's content policy would drop the e-mail's own styles, so
 * they are carried as data and put back through the CSSOM, which the policy allows.
 */
function tamed(html) {
  const mail = new DOMParser().parseFromString(html.replaceAll(/\sstyle\s*=/gi, " data-style="), "text/html");
  mail.querySelectorAll("script, meta, link, base, iframe, object, embed").forEach((node) => node.remove());
  for (const style of mail.querySelectorAll("style")) {
    const kept = mail.createElement("template");
    kept.setAttribute("data-css", style.textContent);
    style.replaceWith(kept);
  }
  return `<!doctype html>${mail.documentElement.outerHTML}`;
}

function dress(frame) {
  const mail = frame.contentDocument;
  const sheets = [...mail.querySelectorAll("template[data-css]")].map((kept) => {
    const sheet = new frame.contentWindow.CSSStyleSheet();
    sheet.replaceSync(kept.dataset.css);
    return sheet;
  });
  mail.adoptedStyleSheets = sheets;
  mail.querySelectorAll("[data-style]").forEach((node) => { node.style.cssText = node.dataset.style; });
  mail.querySelectorAll("a").forEach((link) => { link.target = "_blank"; link.rel = "noopener noreferrer"; });
  // A frame that is not shown has no width, and so no height to measure: it is fitted whenever it gets one.
  new ResizeObserver(() => fit(frame)).observe(frame);
}

function fit(frame) {
  if (frame.clientWidth) frame.style.height = `${Math.min(frame.contentDocument.body.scrollHeight + 20, 900)}px`;
}

function framed(mail) {
  const frame = el("iframe", { sandbox: "allow-same-origin allow-popups", srcdoc: tamed(mail.html), title: `E-mail: ${mail.subject}` });
  frame.addEventListener("load", () => dress(frame));
  return frame;
}

const FATES = [["Deliver", { event: "deliver" }], ["Delay", { event: "delay" }], ["Bounce", { event: "bounce" }], ["Complain", { event: "complain" }]];
const ANSWERS = [["Reply STOP", { reply: "STOP" }], ["Reply START", { reply: "START" }]];

async function happens(message, words, event) {
  try {
    await api.becomes(message.sid, event);
    notice(`${words}: the sender is told of it now.`);
  } catch (refused) {
    notice(refused.message);
  }
}

/** What may become of a message, as its provider would tell the sender. */
function fates(message, choices) {
  const buttons = choices.map(([words, event]) => {
    const button = el("button", { type: "button", class: "small" }, words);
    button.addEventListener("click", () => happens(message, words, event));
    return button;
  });
  return el("div", { class: "fates", role: "group", "aria-label": `What becomes of ${message.subject || "this text"}` }, ...buttons);
}

const line = (name, value) => (value ? el("div", {}, el("dt", {}, name), el("dd", {}, value)) : null);

function email(mail, when) {
  const body = mail.html ? framed(mail) : el("div", { class: "mail-text" }, ...markup(mail.text ?? ""));
  return el("article", { class: "mail" }, el("header", {}, el("h3", {}, spoken("E-mail: "), mail.subject || "(no subject)"), when,
    el("dl", {}, line("From", mail.from), line("To", mail.to), line("Reply to", mail.reply_to))), body, fates(mail, FATES));
}

function text(sms, when) {
  const parts = sms.segments ? ` · ${count(sms.segments, "segment")}` : "";
  return el("article", { class: "sms" }, el("header", {}, el("h3", {}, spoken("Text from "), sms.from || "Text"), when),
    el("p", { class: "sms-bubble" }, ...markup(sms.text ?? "")),
    el("p", { class: "small-print" }, `Text to ${spacedNumber(sms.to)}${parts}`), fates(sms, [...FATES, ...ANSWERS]));
}

export class InboxView {
  constructor({ now }) {
    this.now = now;
    this.node = el("div", { class: "inbox" });
  }

  /** Draws the messages, newest first; those drawn already stay as they are. */
  show(messages) {
    const drawn = JSON.stringify(messages);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const cards = messages.toReversed().map((message) => {
      const when = el("time", { datetime: message.at }, `${dayName(message.at, this.now())}, ${clockTime(message.at)}`);
      return message.channel === "email" ? email(message, when) : text(message, when);
    });
    const empty = el("p", { class: "empty" }, "No e-mail or text yet. What the club sends beside the chat appears here, as it would look.");
    this.node.replaceChildren(...(cards.length ? cards : [empty]));
  }
}
