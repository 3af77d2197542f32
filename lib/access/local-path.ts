/** Carries the path and query that a page was asked for, from the proxy to the door. */
export const WANTED_PATH_HEADER = "x-cairn-wanted-path";

/** Whether an address carries NUL, which no name or search can have: PostgreSQL does not take it. */
export function hasNul(url: string): boolean {
  return url.includes("%00");
}

/**
 * Where to go after signing in: `wanted` when it is a path of this site, else the portfolio. Browsers read `//host` and
 * `/\host` as another site's address, and drop tabs and line breaks before they look.
 */
export function localPath(wanted: string | null | undefined): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return "/";
  return wanted;
}
