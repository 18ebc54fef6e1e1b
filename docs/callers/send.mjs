// A program that sends by e-mail, in Node: `SENDER_URL=… SENDER_SECRET=… node send.mjs FROM TO SUBJECT`.
// It needs Node 18 and no package; jsonwebtoken and axios do the same in fewer lines.

import { createHmac, randomUUID } from "node:crypto";

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

function token(secret, caller) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: caller, iss: "messaging-api", iat: now, exp: now + 24 * 3600 };
  const signed = `${base64url({ alg: "HS256", typ: "JWT" })}.${base64url(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

async function send(address, sender, subject) {
  const answer = await fetch(process.env.SENDER_URL, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${token(process.env.SENDER_SECRET, "node-caller")}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify({
      TraceId: `node-${randomUUID()}`,
      EmailMessage: { FromAddress: sender, Subject: subject },
      Addresses: { [address]: { ChannelType: "EMAIL" } },
    }),
  });
  return answer.json();
}

const [sender, address, subject] = process.argv.slice(2);
const told = await send(address, sender, subject);
console.log(told);
process.exit(told.status === "Message sent to queue" ? 0 : 1);
