/** Raised whenever a change here moves a number, so that scores before and after are not taken for comparable. */
const VERSION = "cairn.2";

/** Everything that decides a number, in sacreBLEU's form "key:value|key:value", in the order of the settings. */
export function signatureOf(settings: Readonly<Record<string, string | number | boolean | null>>): string {
  return [...Object.entries(settings), ["version", VERSION]].map(([key, value]) => `${key}:${value}`).join("|");
}
