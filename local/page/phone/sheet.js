// The sheet that a list message opens from the bottom of the phone.

import { el, icon, spoken } from "../dom.js";

let sheets = 0;

function option(item, name) {
  const detail = item.description ? el("span", { class: "detail" }, item.description) : null;
  const radio = el("input", { type: "radio", name, value: item.id, required: true });
  return el("label", { class: "option" }, el("span", { class: "option-words" }, el("span", {}, item.title), detail), radio);
}

/**
 * Shows the list of `message` over `screen` and gives the answer to send, or null when it was closed. The rest of the
 * phone is out of reach meanwhile; the focus goes back to `button`.
 */
export function choose(message, screen, button) {
  return new Promise((resolve) => {
    sheets += 1;
    const name = `list-${sheets}`;
    const others = [...screen.children];
    const done = (answer) => {
      sheet.remove();
      others.forEach((other) => { other.inert = false; });
      button.focus();
      resolve(answer);
    };
    const sent = (event) => {
      event.preventDefault();
      const id = new FormData(form).get(name);
      const { title } = message.list.items.find((item) => item.id === id);
      done({ list: { id, title }, reply_to: message.sid });
    };
    const close = el("button", { type: "button", class: "plain", onclick: () => done(null) }, icon("close"), spoken("Close the list"));
    const form = el("form", { onsubmit: sent },
      el("div", { class: "sheet-head" }, close, el("h3", { id: `${name}-title` }, message.list.button)),
      el("div", { class: "options", role: "radiogroup", "aria-labelledby": `${name}-title` },
        message.list.items.map((item) => option(item, name))),
      el("div", { class: "sheet-foot" }, el("button", { class: "send-choice" }, "Send")));
    const panel = el("div", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-labelledby": `${name}-title` }, form);
    const shade = el("div", { class: "shade", onclick: () => done(null) });
    const sheet = el("div", { class: "sheet-layer" }, shade, panel);
    sheet.addEventListener("keydown", (event) => { if (event.key === "Escape") done(null); });
    others.forEach((other) => { other.inert = true; });
    screen.append(sheet);
    form.querySelector("input").focus();
  });
}
