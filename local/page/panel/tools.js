// Things to try on the phone in hand: twice, late, lost, a day later; and the chat as a test.

import * as api from "../api.js";
import { byId, el, notice } from "../dom.js";
import { asTest } from "./transcript.js";
import { FAULTS } from "../words.js";

const HOUR = 3600;
const MISHAPS = [
  ["Twilio answers 500", { http: 500 }],
  ["Twilio answers 500, yet sends it", { http: 500, accepted: true }],
  ["Twilio takes 20 seconds", { delay_seconds: 20 }],
  ["Twilio hangs up without an answer", { drop_answer: true }],
  ["The delivery report is lost", { drop_callback: true }],
];

function faultOptions() {
  const codes = [...FAULTS].map(([code, words]) => el("option", { value: JSON.stringify({ code }) }, `${code}: ${words}`));
  const others = MISHAPS.map(([words, fault]) => el("option", { value: JSON.stringify(fault) }, words));
  return [el("optgroup", { label: "Error codes" }, codes), el("optgroup", { label: "On the way" }, others)];
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    notice("The chat is on the clipboard, as a test.");
  } catch {
    byId("copied-text").value = text;
    byId("copied").showModal();
    byId("copied-text").select();
  }
}

export class Tools {
  /** `skipped()` is called when the clock has been moved. */
  constructor({ desk, invites, skipped }) {
    Object.assign(this, { desk, skipped });
    byId("fault").append(...faultOptions());
    this.on("twice", (handset) => this.arm(handset, { times: 2 }));
    this.on("late", (handset) => this.arm(handset, { after_seconds: Number(byId("late-by").value) }));
    this.on("fail", (handset) => this.fail(handset));
    this.on("hide", (handset) => this.hide(handset));
    this.on("sibling", () => invites.sameParent());
    this.on("copy", (handset) => copy(asTest(handset.messages)));
    byId("skip").addEventListener("click", () => this.skip());
    byId("copied-close").addEventListener("click", () => byId("copied").close());
    desk.addEventListener("hand", () => this.ready());
    this.ready();
  }

  on(id, act) {
    byId(id).addEventListener("click", () => act(this.desk.inHand));
  }

  /** The tools of one phone wait until there is one. */
  ready() {
    for (const id of ["twice", "late", "fail", "hide", "sibling", "copy"]) byId(id).disabled = !this.desk.inHand;
  }

  arm(handset, deliver) {
    handset.composer.arm(deliver);
    handset.node.dispatchEvent(new CustomEvent("look", { bubbles: true }));
    handset.composer.text.focus();
  }

  async fail(handset) {
    const option = byId("fault").selectedOptions[0];
    try {
      await api.fail(handset.number, { ...JSON.parse(option.value), times: 1 });
      notice(`The next message to ${handset.owner} goes wrong so: ${option.textContent}.`);
    } catch (refused) {
      notice(refused.message);
    }
  }

  /** WhatsApp names the parent by an id from now on, as it does for who has taken a username. */
  async hide(handset) {
    try {
      const { id } = await api.nameBy(handset.number, { withheld: true });
      notice(`WhatsApp tells the club no number of ${handset.owner} any more, but ${id}.`);
    } catch (refused) {
      notice(refused.message);
    }
    handset.composer.text.focus();
  }

  async skip() {
    const amount = byId("skip-by");
    byId("skip").disabled = true;
    notice("Moving the clock; what falls due on the way happens now…");
    try {
      await api.advance(Number(amount.value) * HOUR);
      await this.skipped();
      notice(`It is now ${amount.selectedOptions[0].textContent} later.`);
    } catch (refused) {
      notice(`The clock stayed where it was: ${refused.message}`);
    } finally {
      byId("skip").disabled = false;
    }
  }
}
