// The form that invites a parent, as the club's own system would through the trigger.

import * as api from "../api.js";
import { byId, el, notice } from "../dom.js";
import { nextChild, nextFamily } from "./families.js";
import { count, e164, spacedNumber } from "../words.js";

const GROUPS = [
  ["Parent", [
    ["parent_first_name", "First name"], ["parent_last_name", "Last name"],
    ["parent_tel", "WhatsApp number", "A drama number, which belongs to nobody: 07700 900000 to 900999"]]],
  ["Child", [
    ["player_first_name", "First name"], ["player_last_name", "Last name"],
    ["team_name", "Team"], ["age_group", "Age group"]]],
  ["Club", [
    ["current_registration_season", "Season"],
    ["membership_fee_amount", "Membership fee (£)"], ["subscription_fee_amount", "Monthly fee (£)"],
    ["team_manager_1_full_name", "Manager’s name"], ["team_manager_1_tel", "Manager’s phone"]]],
];
const NUMBERS = ["parent_tel", "team_manager_1_tel"];
const SPELT = { manager_full_name: "team_manager_1_full_name" };

function field([name, text, hint]) {
  const notes = [hint ? `hint-${name}` : null, `error-${name}`].filter(Boolean).join(" ");
  return el("div", { class: hint ? "field-row wide" : "field-row" },
    el("label", { for: `in-${name}` }, text),
    hint ? el("p", { class: "hint", id: `hint-${name}` }, hint) : null,
    el("p", { class: "error", id: `error-${name}` }),
    el("input", { id: `in-${name}`, name, type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": notes }));
}

export class InviteForm {
  /** `desk` is asked for the numbers in use and takes the invited phone in hand. */
  constructor({ desk, now }) {
    Object.assign(this, { desk, now, invited: new Map() });
    this.dialog = byId("invite");
    this.form = byId("invite-form");
    this.summary = byId("invite-faults");
    byId("invite-fields").append(...GROUPS.map(([legend, fields]) =>
      el("fieldset", {}, el("legend", {}, legend), el("div", { class: "fields" }, fields.map(field)))));
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    byId("invite-cancel").addEventListener("click", () => this.dialog.close());
    byId("invite-stranger").addEventListener("click", () => this.stranger());
  }

  newParent() {
    this.open("New parent", nextFamily(this.desk.numbers, this.now()));
  }

  /** The parent of the phone in hand once more, with another child. */
  sameParent() {
    const { number, name } = this.desk.inHand;
    const [first, ...rest] = name.split(" ");
    const known = name ? { parent_first_name: first, parent_last_name: rest.join(" "), player_last_name: rest.join(" ") } : {};
    const before = this.invited.get(number) ?? [{ ...nextFamily(this.desk.numbers, this.now()), ...known, parent_tel: number }];
    this.open(`Another child of ${name || spacedNumber(number)}`, nextChild(before.at(-1), before.length));
  }

  open(title, trigger) {
    byId("invite-title").textContent = title;
    this.showFaults("", {});
    for (const [name, value] of Object.entries(trigger)) {
      const input = this.form.elements.namedItem(name);
      if (input) input.value = NUMBERS.includes(name) ? spacedNumber(value) : value;
    }
    this.dialog.showModal();
    this.form.elements.namedItem("parent_first_name").select();
  }

  async submit() {
    const trigger = Object.fromEntries(new FormData(this.form));
    this.form.ariaBusy = "true";
    try {
      const handset = await this.send(trigger);
      this.dialog.close();
      handset.composer.text.focus();
      notice(`Invitation sent to ${trigger.parent_first_name || spacedNumber(e164(trigger.parent_tel))}.`);
    } catch (refused) {
      this.showFaults(refused.message, refused.body?.errors ?? {});
    } finally {
      this.form.ariaBusy = "false";
    }
  }

  /** Sends one trigger and takes the parent's phone in hand. Throws Refused when the bot does not take it. */
  async send(trigger) {
    await api.invite(trigger);
    const number = e164(trigger.parent_tel);
    this.invited.set(number, [...(this.invited.get(number) ?? []), trigger]);
    await this.desk.refresh();
    return this.desk.hold(number);
  }

  showFaults(message, errors) {
    const found = Object.entries(errors).map(([name, words]) => [SPELT[name] ?? name, words]);
    this.form.querySelectorAll(".error").forEach((place) => place.replaceChildren());
    this.form.querySelectorAll("input").forEach((input) => input.removeAttribute("aria-invalid"));
    const links = found.map(([name, words]) => {
      byId(`error-${name}`)?.append(words);
      byId(`in-${name}`)?.setAttribute("aria-invalid", "true");
      return el("li", {}, el("a", { href: `#in-${name}` }, words));
    });
    this.summary.hidden = !message && !found.length;
    if (this.summary.hidden) return;
    const title = found.length ? `There ${found.length === 1 ? "is" : "are"} ${count(found.length, "thing")} to put right` : message;
    this.summary.replaceChildren(el("h3", {}, title), links.length ? el("ul", {}, links) : "");
    this.summary.focus();
  }

  /** A phone that nobody has invited, to see what the assistant says to someone who just writes. */
  stranger() {
    const typed = this.form.elements.namedItem("parent_tel").value;
    this.dialog.close();
    this.desk.hold(typed, { stranger: true }).composer.text.focus();
  }
}
