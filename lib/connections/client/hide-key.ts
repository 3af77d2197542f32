import type { SecretText } from "#lib/platform/secret-text.ts";

const HIDDEN = "[key]";
/** Runs of a key this long give part of it away; shorter ones, such as "sk-", are in many texts. */
const RUN = 8;

/**
 * A text of an endpoint without the key that was sent to it: whole, encoded, or any eight characters of it in a row,
 * since some servers quote the beginning of what they were sent.
 */
export function hideKey(text: string, key: SecretText | null): string {
  const secret = key?.reveal();
  if (!secret) return text;
  const encoded = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64(secret)];
  const whole = encoded.reduce((shown, one) => shown.replaceAll(one, HIDDEN), text);
  return hideRuns(whole, secret);
}

function hideRuns(text: string, secret: string): string {
  if (secret.length < RUN || text.length < RUN) return text;
  const runs = new Set(Array.from({ length: secret.length - RUN + 1 }, (_, start) => secret.slice(start, start + RUN)));
  let shown = "";
  let at = 0;
  while (at < text.length) {
    if (!runs.has(text.slice(at, at + RUN))) {
      shown += text[at];
      at += 1;
      continue;
    }
    at += RUN;
    while (at < text.length && runs.has(text.slice(at - RUN + 1, at + 1))) at += 1;
    shown += HIDDEN;
  }
  return shown;
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
