/** Where a page ended, as a text that clients hand back unread. */
export function pageTokenOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** What `pageTokenOf` wrote; undefined for anything else. */
export function readPageToken(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
