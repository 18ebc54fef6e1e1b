// The example family: plays itself, and answers whatever the assistant has asked.

import * as api from "../api.js";
import { byId, calm, el, icon, notice } from "../dom.js";
import { dramaNumber, e164 } from "../words.js";

const QUIET = 650;
const PATIENCE = 30_000;
const LETTER = 22;
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** The newest button or list item with this label, as the answer to send. */
export function answerCalled(label, messages) {
  for (const message of messages.toReversed()) {
    const button = message.buttons?.find(({ text }) => text === label);
    if (button) return { button: { text: button.text, payload: button.payload }, reply_to: message.sid };
    const item = message.list?.items?.find(({ title }) => title === label);
    if (item) return { list: { id: item.id, title: item.title }, reply_to: message.sid };
  }
  return null;
}

/** What the family says next to what is asked: a line of its own while there is one, else the question's example. */
export function lineFor(asks, says) {
  const own = asks.confirms ? [] : (says[asks.question] ?? []);
  return own.length ? own.shift() : asks.example;
}

export class Example {
  constructor({ desk, invites }) {
    Object.assign(this, { desk, invites, running: null, paused: false, heard: 0 });
    this.bar = byId("playing");
    desk.addEventListener("spoke", ({ detail }) => { if (detail.handset === this.running) this.heard = performance.now(); });
  }

  async play() {
    if (this.running) return;
    try {
      const { trigger, says } = await api.example();
      const number = e164(trigger.parent_tel);
      const free = this.desk.numbers.has(number) ? dramaNumber(this.desk.numbers) : number;
      await this.through({ ...trigger, parent_tel: free }, says);
    } catch (refused) {
      notice(`The example stopped: ${refused.message}`);
    } finally {
      this.running = null;
      this.bar.hidden = true;
    }
  }

  async through(trigger, says) {
    this.heard = 0;
    this.paused = false;
    this.running = await this.invites.send(trigger);
    const handset = this.running;
    this.draw();
    for (;;) {
      await this.asked(handset);
      if (this.running !== handset) return;
      const { asks } = await api.state(handset.number);
      if (!asks) break;
      this.draw(asks);
      await this.answer(handset, lineFor(asks, says));
    }
    notice("The example is finished. The chat is yours: write on.");
  }

  /** Waits until the bot has spoken since the last answer and has been quiet for a moment. */
  async asked(handset) {
    const since = performance.now();
    while (this.running === handset) {
      const quiet = performance.now() - this.heard > QUIET;
      if (!this.paused && quiet && handset.messages.at(-1)?.from === "bot") return;
      if (!this.paused && performance.now() - since > PATIENCE)
        throw new Error("no answer for 30 seconds. The chat is yours: write on.");
      await pause(100);
    }
  }

  async answer(handset, line) {
    if (typeof line !== "string") {
      const tapped = answerCalled(line.tap, handset.messages);
      await handset.send(tapped ?? { text: line.tap });
      return;
    }
    const { composer } = handset;
    for (let end = 1; end <= line.length && !calm(); end += 1) {
      composer.write(line.slice(0, end));
      await pause(LETTER);
    }
    composer.write("");
    await handset.send({ text: line });
  }

  draw(asks) {
    const come = asks ? `: ${asks.done} answered, ${asks.left} left` : "";
    const pauseButton = el("button", { type: "button", class: "small", onclick: () => this.hold(!this.paused, asks) },
      this.paused ? "Carry on" : "Pause");
    const stop = el("button", { type: "button", class: "small", onclick: () => { this.running = null; } }, "Stop");
    const had = this.bar.contains(document.activeElement);
    this.bar.replaceChildren(icon("play"), el("span", {}, `The example family is playing itself${come}`), pauseButton, stop);
    this.bar.hidden = false;
    if (had) pauseButton.focus();
  }

  hold(paused, asks) {
    this.paused = paused;
    this.draw(asks);
  }
}
