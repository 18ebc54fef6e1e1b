// The example season: sixty families, played by the local service, so that the club's desk has life.

import * as api from "../api.js";
import { notice } from "../dom.js";

const LOOK = 1000;

/** Fill it, and say how far it is until it is there. */
export async function fillSeason(button) {
  button.disabled = true;
  try {
    let { running } = await api.fillSeason();
    while (running) {
      await new Promise((resolve) => { setTimeout(resolve, LOOK); });
      const { done, families, running: still } = await api.season();
      notice(still ? `Example season: ${done} of ${families} families` : "The example season is there: sign in to the desk to see it.");
      running = still;
    }
  } catch (refused) {
    notice(`The example season stopped: ${refused.message}`);
  } finally {
    button.disabled = false;
  }
}
