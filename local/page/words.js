// How numbers, times and faults are said.

const LONDON = "Europe/London";
const format = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: LONDON, ...options });
const TIME = format({ hour: "2-digit", minute: "2-digit" });
const SECONDS = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = format({ day: "numeric", month: "long", year: "numeric" });
const WEEKDAY = format({ weekday: "long", day: "numeric", month: "long" });

export const clockTime = (at) => TIME.format(new Date(at));
export const exactTime = (at) => SECONDS.format(new Date(at));
export const longDay = (at) => DAY.format(new Date(at));
export const weekday = (at) => WEEKDAY.format(new Date(at));

/** "Today", "Yesterday" or "3 May 2026", seen from `now`. */
export function dayName(at, now) {
  const day = longDay(at);
  if (day === longDay(now)) return "Today";
  return day === longDay(now - 86_400_000) ? "Yesterday" : day;
}

/** "+447700900123" as people write it: "07700 900123". */
export function spacedNumber(number) {
  const uk = /^\+44(\d{4})(\d{6})$/.exec(number);
  return uk ? `0${uk[1]} ${uk[2]}` : number;
}

/** A British number in any spelling as E.164; other numbers keep their own country code. */
export function e164(typed) {
  const digits = String(typed).replace(/[^\d+]/g, "").replace(/^00/, "+").replace(/^\+440/, "+44");
  if (digits.startsWith("0")) return `+44${digits.slice(1)}`;
  return digits.startsWith("+") ? digits : `+${digits}`;
}

/** The first of Ofcom's drama numbers that nobody here has yet. */
export function dramaNumber(taken) {
  for (let last = 100; last < 1000; last += 1) {
    const number = `+447700900${last}`;
    if (!taken.has(number)) return number;
  }
  return "";
}

/** The season that is being signed on for: "2026-27" from June 2026. */
export function seasonAt(now) {
  const date = new Date(now);
  const first = date.getMonth() >= 5 ? date.getFullYear() : date.getFullYear() - 1;
  return `${first}-${String(first + 1).slice(2)}`;
}

/** Twilio's error codes that a club will meet, in plain words. */
export const FAULTS = new Map([
  [63024, "this number is not on WhatsApp"],
  [63003, "this number cannot be reached on WhatsApp"],
  [63014, "the parent has blocked the club"],
  [63016, "more than 24 hours since the parent wrote"],
  [63049, "WhatsApp chose not to deliver it"],
  [63018, "too many messages at once"],
  [63038, "the day's limit is used up"],
  [63021, "WhatsApp refused what was in it"],
  [20429, "Twilio asks us to slow down"],
  [21617, "the message is too long"],
]);

export const faultWords = (code) => FAULTS.get(Number(code)) ?? "it was refused";

/** "player_born_on" as a label: "Player born on". */
export function label(key) {
  const words = String(key).replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ").trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
