// A chat as the lines of a test.

/** A Python string literal: JSON's escapes are Python's too. */
const quoted = (text) => JSON.stringify(text);

/** The question is the last line; a test that asserts whole screens breaks with every comma. */
const lastLine = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean).at(-1) ?? "";

const labels = (message) => [
  ...(message.buttons ?? []).map((button) => button.text),
  ...(message.list?.items ?? []).map((item) => item.title),
];

/** One line a message: `parent.hears("…")`, `parent.says("…")`, `parent.taps("…")`; a photo becomes a comment. */
export function asTest(messages) {
  const offered = new Set();
  return messages.flatMap((message) => {
    if (message.from === "bot") {
      labels(message).forEach((label) => offered.add(label));
      return message.text ? [`parent.hears(${quoted(lastLine(message.text))})`] : [];
    }
    const files = (message.media ?? []).map((file) => `# the parent sends ${file.filename ?? file.content_type}`);
    if (!message.text) return files;
    return [...files, `parent.${offered.has(message.text) ? "taps" : "says"}(${quoted(message.text)})`];
  }).join("\n");
}
