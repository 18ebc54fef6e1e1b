// What is stored about a parent, as lists a person can read; what has just changed is marked.

import { el } from "../dom.js";
import { clockTime, label, longDay } from "../words.js";

const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function said(key, value) {
  if (value === null || value === undefined || value === "") return ["Not provided", "none"];
  if (value === true || value === false) return [value ? "Yes" : "No", ""];
  if (typeof value === "number" && /pence$/.test(key)) return [`£${(value / 100).toFixed(2)}`, ""];
  if (DATE.test(value)) return [longDay(`${value}T12:00Z`), ""];
  if (MOMENT.test(value)) return [`${longDay(value)}, ${clockTime(value)}`, ""];
  return [String(value), ""];
}

const isGroup = (value) => value !== null && typeof value === "object";
const isEmpty = (value) => isGroup(value) && Object.keys(value).length === 0;

/** "Mia Smith", "UT-7KQ2" or "1": what to call one of several. */
function named(item, place) {
  const player = item?.player ?? item?.answers ?? item ?? {};
  const name = player.player_name ?? player.full_name ?? [player.first_name ?? player.player_first_name, player.last_name ?? player.player_last_name].filter(Boolean).join(" ");
  return name || item?.reference || item?.what || item?.kind || item?.name || String(place + 1);
}

export class StateView {
  constructor() {
    this.node = el("div", { class: "state" });
    this.before = new Map();
  }

  /** Draws `state`; with `fresh` nothing counts as changed (another phone was taken in hand). */
  show(state, { fresh = false } = {}) {
    const drawn = JSON.stringify(state);
    if (drawn === this.drawn && !fresh) return;
    const closed = new Set([...this.node.querySelectorAll("details:not([open])")].map((node) => node.dataset.path));
    this.values = new Map();
    this.compare = this.drawn !== undefined && !fresh;
    this.drawn = drawn;
    const parts = Object.entries(state ?? {}).filter(([, value]) => !isEmpty(value));
    const loose = parts.filter(([, value]) => !isGroup(value));
    const groups = parts.filter(([, value]) => isGroup(value)).map(([key, value]) => this.group(key, label(key), value, closed));
    this.node.replaceChildren(...(loose.length ? [this.list("", Object.fromEntries(loose), closed)] : []), ...groups);
    if (!parts.length) this.node.replaceChildren(el("p", { class: "empty" }, "Nothing is stored about this parent yet. Their answers appear here as they give them."));
    this.before = this.values;
  }

  group(path, title, value, closed) {
    const body = Array.isArray(value) ? this.several(path, value, closed) : this.list(path, value, closed);
    return el("details", { class: "group", open: !closed.has(path), "data-path": path }, el("summary", {}, title), body);
  }

  several(path, items, closed) {
    if (!items.some(isGroup)) return el("p", { class: "plain-list" }, items.map(String).join(", "));
    return el("div", { class: "several" }, items.map((item, place) =>
      isGroup(item) ? this.group(`${path}.${place}`, named(item, place), item, closed) : el("p", {}, String(item))));
  }

  list(path, values, closed) {
    const rows = Object.entries(values).filter(([, value]) => !isEmpty(value)).map(([key, value]) => {
      const here = path ? `${path}.${key}` : key;
      if (isGroup(value)) return el("div", { class: "inner" }, el("dt", { class: "spoken" }, label(key)), el("dd", {}, this.group(here, label(key), value, closed)));
      return this.pair(here, key, value);
    });
    return el("dl", {}, rows);
  }

  pair(path, key, value) {
    const [words, kind] = said(key, value);
    this.values.set(path, words);
    const changed = this.compare && this.before.get(path) !== words;
    const tag = key === "status" ? "tag" : kind;
    return el("div", { class: changed ? "pair changed" : "pair" }, el("dt", {}, label(key)), el("dd", { title: key },
      el("span", { class: tag }, words), changed ? el("span", { class: "spoken" }, " (just changed)") : null));
  }
}
