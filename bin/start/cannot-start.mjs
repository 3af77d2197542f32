/** Why Cairn cannot start, in one line for the person who typed the command. Shown without a stack; exit code 1. */
export class CannotStart extends Error {
  /** @override */
  name = "CannotStart";
}

/**
 * The code by which the system or PostgreSQL names an error, such as EACCES.
 *
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * What to print when a command fails: one line, or the stack of what nobody foresaw.
 *
 * @param {unknown} error
 */
export function reasonFor(error) {
  if (error instanceof CannotStart) return `Cairn cannot start. ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
