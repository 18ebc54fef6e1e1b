// The page: joins the phones, the panel, the tools and the feed that keeps them up to date.

import * as api from "./api.js";
import { Desk } from "./desk.js";
import { byId } from "./dom.js";
import { Example } from "./families/example.js";
import { follow, settling } from "./feed.js";
import { fillSeason } from "./families/season.js";
import { InviteForm } from "./families/invite.js";
import { Panel } from "./panel/panel.js";
import { Tools } from "./panel/tools.js";
import { clockTime, count, weekday } from "./words.js";

const HOUR = 3_600_000;

/** Who the assistant is: told with the example, because the club's name is a setting of the bot and not of this page. */
async function whoAnswers() {
  const { assistant, club } = await api.example().catch(() => ({}));
  const { assistant: otherwise, club: elsewhere } = document.documentElement.dataset;
  return { assistant: assistant ?? otherwise, club: club ?? elsewhere };
}

class WorldClock {
  ahead = 0;
  now = () => Date.now() + this.ahead;

  async refresh() {
    this.ahead = await api.clockAhead();
    this.draw();
  }

  draw() {
    const hours = Math.round(this.ahead / HOUR);
    byId("clock").textContent = `${weekday(this.now())}, ${clockTime(this.now())}`;
    byId("clock-ahead").textContent = hours > 0 ? `${count(hours, "hour")} ahead` : "";
  }
}

/** On a narrow screen: the phone, or what is behind it. */
function views() {
  const show = (view) => {
    document.body.dataset.view = view;
    for (const button of byId("views").children) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  };
  byId("views").addEventListener("click", (event) => { if (event.target.dataset.view) show(event.target.dataset.view); });
  document.addEventListener("look", () => show("phones"));
  show("phones");
  return show;
}

async function start() {
  const clock = new WorldClock();
  const desk = new Desk({ club: await whoAnswers(), now: clock.now });
  const invites = new InviteForm({ desk, now: clock.now });
  const panel = new Panel({ desk, now: clock.now });
  const example = new Example({ desk, invites });
  const refresh = settling(async () => { await desk.refresh(); await panel.refresh(); });
  const show = views();
  const skipped = async () => { await clock.refresh(); refresh(); };
  new Tools({ desk, invites, skipped });

  desk.addEventListener("hand", () => { panel.refresh().catch(() => null); });
  for (const button of document.querySelectorAll(".new-parent")) button.addEventListener("click", () => invites.newParent());
  for (const button of document.querySelectorAll(".play-example"))
    button.addEventListener("click", () => { show("phones"); example.play(); });
  byId("fill-season").addEventListener("click", ({ currentTarget }) => fillSeason(currentTarget));
  setInterval(() => { clock.draw(); desk.handsets.forEach((handset) => handset.tick()); }, 5000);

  const passed = (requests) => { panel.passed(requests); refresh(); };
  const missing = (away) => {
    byId("missing").hidden = !away;
    if (!away) skipped().catch(() => null);
  };
  document.body.removeAttribute("aria-busy");
  await clock.refresh().catch(() => null);
  await desk.refresh().catch(() => null);
  follow({ passed, missing });
}

start();
