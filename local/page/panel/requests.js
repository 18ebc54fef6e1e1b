// The requests that went by, newest first.

import { el } from "../dom.js";
import { exactTime, spacedNumber } from "../words.js";

const KEPT = 300;
const WAYS = {
  trigger: "Club → assistant",
  webhook: "Parent → assistant",
  twilio: "Assistant → Twilio",
  status: "Delivery report",
};

function row(request) {
  const failed = request.status >= 400 || !request.status;
  return el("tr", {},
    el("td", { class: "when" }, el("time", { datetime: request.at }, exactTime(request.at))),
    el("td", {}, el("b", {}, WAYS[request.direction] ?? request.direction), " ", el("span", { class: "path" }, `${request.method} ${request.path}`),
      request.number ? el("span", { class: "path" }, ` ${spacedNumber(request.number)}`) : null),
    el("td", { class: failed ? "status bad" : "status" }, request.status ? String(request.status) : "no answer"),
    el("td", { class: "took" }, `${Math.round(request.milliseconds ?? 0)} ms`));
}

export class RequestsView {
  constructor() {
    this.all = [];
    this.rows = el("tbody");
    const head = el("tr", {}, ["Time", "Request", "Answer", "Took"].map((name) => el("th", { scope: "col" }, name)));
    this.table = el("table", { class: "requests" }, el("caption", { class: "spoken" }, "Requests that went by, newest first"),
      el("thead", {}, head), this.rows);
    this.empty = el("p", { class: "empty" }, "Nothing went by yet. Every request between the club, Twilio and the assistant appears here.");
    this.node = el("div", {}, this.empty, this.table);
  }

  add(requests) {
    this.all = [...this.all, ...requests].slice(-KEPT);
  }

  /** Draws those of `number`, or all when it is null. */
  show(number) {
    const mine = this.all.filter((request) => !number || !request.number || request.number === number);
    const drawn = `${number}:${mine.at(-1)?.n}:${mine.length}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.rows.replaceChildren(...mine.toReversed().map(row));
    this.empty.hidden = mine.length > 0;
    this.table.hidden = mine.length === 0;
  }
}
