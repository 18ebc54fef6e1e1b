// Hears of everything that passes by. One held request for the whole page: a browser allows six to one address, so a held
// request per phone would leave none for sending.

import * as api from "./api.js";

const HELD = 20;
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * Never ends. `passed(requests)` is called with what is new, and with an empty list when nothing was for 20 seconds;
 * `missing(true)` when the service does not answer, `missing(false)` when it is back.
 */
export async function follow({ passed, missing }) {
  let after = 0;
  let away = false;
  for (;;) {
    try {
      const { requests, last } = await api.requests(after, away ? 0 : HELD);
      if (away) missing(false);
      away = false;
      after = last;
      passed(requests);
    } catch {
      if (!away) missing(true);
      away = true;
      await pause(1500);
    }
  }
}

/** Calls `act` now, never twice at a time, and again when things have settled: effects follow a request by a moment. */
export function settling(act) {
  let timers = [];
  let busy = false;
  let again = false;
  const run = async () => {
    again = true;
    if (busy) return;
    busy = true;
    while (again) {
      again = false;
      await act().catch(() => null);
    }
    busy = false;
  };
  return () => {
    run();
    timers.forEach(clearTimeout);
    timers = [500, 2500].map((delay) => setTimeout(run, delay));
  };
}
