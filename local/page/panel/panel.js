// Behind the scenes: what is stored, what was mailed and texted, what went by. Shows the parent whose phone is in hand.

import * as api from "../api.js";
import { byId, el } from "../dom.js";
import { InboxView } from "./inbox.js";
import { RequestsView } from "./requests.js";
import { StateView } from "./state.js";
import { spacedNumber } from "../words.js";

const EMAIL = /[\w.+'-]+@[\w-]+(\.[\w-]+)+/g;

/** Tabs as the ARIA pattern has them: arrows move, the panel follows. */
function tabs(list) {
  const all = [...list.querySelectorAll("[role=tab]")];
  const choose = (tab) => all.forEach((one) => {
    one.setAttribute("aria-selected", String(one === tab));
    one.tabIndex = one === tab ? 0 : -1;
    byId(one.getAttribute("aria-controls")).hidden = one !== tab;
  });
  list.addEventListener("click", (event) => { const tab = event.target.closest("[role=tab]"); if (tab) choose(tab); });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    choose(next);
    next.focus();
  });
  choose(all[0]);
}

export class Panel {
  constructor({ desk, now }) {
    this.desk = desk;
    this.state = new StateView();
    this.inbox = new InboxView({ now });
    this.requests = new RequestsView();
    this.letters = [];
    byId("tab-state-panel").append(this.state.node);
    byId("tab-inbox-panel").append(this.inbox.node);
    byId("tab-requests-panel").append(this.requests.node);
    tabs(byId("panel-tabs"));
    byId("everyone").addEventListener("change", () => this.draw());
  }

  async refresh() {
    const handset = this.desk.inHand;
    this.letters = await api.inbox();
    const stored = handset ? await api.state(handset.number).catch(() => ({})) : {};
    if (handset !== this.desk.inHand) return;
    this.state.show(stored, { fresh: handset !== this.shown });
    this.shown = handset;
    this.stored = JSON.stringify(stored);
    this.draw();
  }

  passed(requests) {
    this.requests.add(requests);
    this.draw();
  }

  /** Letters and requests of this parent, known by the number and by any e-mail address in what is stored. */
  draw() {
    const number = byId("everyone").checked ? null : this.desk.inHand?.number;
    const handset = this.desk.inHand;
    const addresses = new Set([number, ...((this.stored ?? "").match(EMAIL) ?? [])].map((one) => one?.toLowerCase()));
    const mine = this.letters.filter((letter) => !number || addresses.has(letter.to?.toLowerCase()));
    this.inbox.show(mine);
    this.requests.show(number ?? null);
    byId("inbox-count").replaceChildren(mine.length ? el("span", { class: "badge" }, String(mine.length)) : "");
    byId("panel-owner").textContent = handset ? `${handset.owner}${handset.name ? ` · ${spacedNumber(handset.number)}` : ""}` : "Nobody yet";
  }
}
