// Elements made by hand: whatever a parent types becomes text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** A new element. `on…` properties are listeners, `class` and `data-…`/`aria-…` attributes; false and null leave one out. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** One of the drawings of index.html; silent to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Words for a screen reader only. */
export const spoken = (text) => el("span", { class: "spoken" }, text);

export const byId = (id) => document.getElementById(id);

const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** Whether this person would rather see nothing move. */
export const calm = () => CALM.matches;

let hush = 0;

/** One short line at the foot of the page, read out once. */
export function notice(text) {
  const place = byId("notice");
  place.textContent = text;
  clearTimeout(hush);
  hush = setTimeout(() => place.replaceChildren(), 6000);
}
