// WhatsApp's own marks (*bold*, _italic_, ~struck~, `fixed`) and links, as nodes.

import { el } from "./dom.js";

// A mark counts at the edge of a word and when it hugs its words, as on the phone: "2 * 3 * 4" and "last_name_first" stay.
const pair = (mark) => new RegExp(`(?<![\\p{L}\\p{N}${mark}])${mark}(\\S(?:[^\\n]*?\\S)??)${mark}(?![\\p{L}\\p{N}${mark}])`, "gu");
const nested = (tag) => (found) => el(tag, {}, ...markup(found[1]));
const fixed = (found) => el("code", {}, found[1]);
const link = (found) => el("a", { href: found[0], target: "_blank", rel: "noopener noreferrer" }, found[0]);

const MARKS = [
  [/```([\s\S]+?)```/g, fixed],
  [/`([^`\n]+)`/g, fixed],
  [/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'*_~]/g, link],
  [pair("\\*"), nested("strong")],
  [pair("_"), nested("em")],
  [pair("~"), nested("s")],
];

function firstMark(text, from) {
  let first = null;
  for (const [pattern, make] of MARKS) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (found && (!first || found.index < first.found.index)) first = { found, make };
  }
  return first;
}

/** What a message says, as a list of text and element nodes. */
export function markup(text) {
  const nodes = [];
  let from = 0;
  for (let mark = firstMark(text, from); mark; mark = firstMark(text, from)) {
    const { found, make } = mark;
    if (found.index > from) nodes.push(text.slice(from, found.index));
    from = found.index + found[0].length;
    nodes.push(make(found));
  }
  if (from < text.length) nodes.push(text.slice(from));
  return nodes;
}
