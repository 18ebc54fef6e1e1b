// The phones on the desk: one tab each, as many side by side as fit, one of them in hand.

import * as api from "./api.js";
import { byId, el, spoken } from "./dom.js";
import { Handset } from "./phone/handset.js";
import { count, e164, spacedNumber } from "./words.js";

const PHONE = 380;
const PANEL = 420;
const NARROW = 820;

/** Says `hand` when another phone is taken in hand, and `spoke` (detail: {handset, messages}) when the bot wrote to one. */
export class Desk extends EventTarget {
  constructor({ club, now }) {
    super();
    Object.assign(this, { club, now, listed: [], handsets: new Map(), recent: [], shown: "" });
    this.place = byId("phones");
    this.strip = byId("strip");
    new ResizeObserver(() => this.arrange()).observe(document.documentElement);
  }

  get inHand() {
    return this.handsets.get(this.recent[0]) ?? null;
  }

  get numbers() {
    return new Set(this.listed.map((phone) => phone.number));
  }

  /** How many phones fit beside the panel; one at a time on a narrow screen. */
  get room() {
    const width = document.documentElement.clientWidth;
    return width < NARROW ? 1 : Math.max(1, Math.floor((width - PANEL) / PHONE));
  }

  /** Asks who has a phone, and brings the ones that are seen up to date. */
  async refresh() {
    this.listed = await api.phones();
    const gone = [...this.handsets.keys()].filter((number) => !this.numbers.has(number) && !this.handsets.get(number).stranger);
    gone.forEach((number) => this.forget(number));
    for (const [number, handset] of this.handsets) if (handset.stranger) this.keepListed(number, handset);
    if (!this.recent.length && this.listed.length) this.hold(this.latest());
    this.drawStrip();
    await Promise.all(this.visible().map((handset) => handset.refresh()));
  }

  latest() {
    return this.listed.reduce((a, b) => ((b.last_at ?? "") > (a.last_at ?? "") ? b : a)).number;
  }

  keepListed(number, handset) {
    if (this.numbers.has(number)) handset.stranger = false;
    else this.listed = [...this.listed, { number, name: "", unread: 0 }];
  }

  /** Takes the phone with this number in hand, making it when it is new here. */
  hold(typed, { stranger = false } = {}) {
    const number = e164(typed);
    if (this.recent[0] === number) return this.inHand;
    const handset = this.handsets.get(number) ?? this.make(number, stranger);
    this.recent = [number, ...this.recent.filter((other) => other !== number)];
    this.arrange();
    this.dispatchEvent(new Event("hand"));
    return handset;
  }

  make(number, stranger) {
    const name = this.listed.find((phone) => phone.number === number)?.name ?? "";
    const handset = new Handset({ number, name, club: this.club, now: this.now });
    handset.stranger = stranger;
    handset.addEventListener("used", () => this.hold(number));
    handset.addEventListener("spoke", ({ detail }) =>
      this.dispatchEvent(new CustomEvent("spoke", { detail: { handset, messages: detail } })));
    this.handsets.set(number, handset);
    if (stranger && !this.numbers.has(number)) this.listed = [...this.listed, { number, name, unread: 0 }];
    return handset;
  }

  forget(number) {
    this.handsets.get(number).node.remove();
    this.handsets.delete(number);
    this.recent = this.recent.filter((other) => other !== number);
    this.arrange();
    this.dispatchEvent(new Event("hand"));
  }

  visible() {
    const near = new Set(this.recent.slice(0, this.room));
    return [...this.handsets.values()].filter((handset) => near.has(handset.number));
  }

  arrange() {
    const visible = this.visible();
    const shown = visible.map((handset) => handset.number).join();
    if (shown !== this.shown) {
      this.shown = shown;
      this.place.querySelectorAll(".handset").forEach((node) => node.remove());
      this.place.append(...visible.map((handset) => handset.node));
      visible.forEach((handset) => { handset.refresh().catch(() => null); handset.chat.toEnd(); });
    }
    for (const handset of this.handsets.values()) handset.node.classList.toggle("held", handset === this.inHand);
    byId("nobody").hidden = visible.length > 0;
    this.drawStrip();
  }

  drawStrip() {
    const seen = new Set(this.visible().map((handset) => handset.number));
    const drawn = JSON.stringify([this.listed.map(({ number, name, unread }) => [number, name, unread]), [...seen], this.recent[0]]);
    this.strip.hidden = this.listed.length === 0;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = this.strip.contains(document.activeElement) ? document.activeElement.dataset.number : null;
    this.strip.replaceChildren(...this.listed.map((phone) => this.tab(phone, seen)));
    if (focused) this.strip.querySelector(`[data-number="${CSS.escape(focused)}"]`)?.focus();
  }

  tab({ number, name, unread }, seen) {
    const badge = unread && !seen.has(number) ? el("span", { class: "badge" }, String(unread), spoken(` ${count(unread, "new message").slice(2)}`)) : null;
    const current = this.recent[0] === number ? "true" : null;
    return el("button", { type: "button", class: seen.has(number) ? "seen" : "", "aria-current": current, "data-number": number,
      onclick: () => this.hold(number) }, el("b", {}, name || spacedNumber(number)),
    name ? el("span", { class: "tab-number" }, spacedNumber(number)) : null, badge);
  }
}
