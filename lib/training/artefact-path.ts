const MAX_PATH_LENGTH = 1000;

/**
 * The path of a run's file as it is kept: its parts with single slashes. Null for one that leads out of the run's folder or
 * holds what no path does.
 */
export function artefactPath(parts: readonly string[]): string | null {
  const named = parts.filter((part) => part !== "");
  const wrong = named.some((part) => part === "." || part === ".." || /[/\\\0]/.test(part) || !part.isWellFormed());
  const path = named.join("/");
  return named.length === 0 || wrong || path.length > MAX_PATH_LENGTH ? null : path;
}
