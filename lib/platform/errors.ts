/**
 * What the doors throw. One mapper per transport (lib/access/action.ts, lib/access/route.ts, app/error pages) turns them
 * into a page, a form message or problem+json; nothing else catches them.
 */
export class SignInRequired extends Error {
  override name = "SignInRequired";
}

/** Also thrown for what belongs to somebody else: the two must be one answer. */
export class NotFound extends Error {
  override name = "NotFound";
}

/** The actor is known to be in the project but lacks the permission. */
export class Forbidden extends Error {
  override name = "Forbidden";
  readonly permission: string;
  constructor(permission: string) {
    super(`This needs the permission ${permission}.`);
    this.permission = permission;
  }
}

/**
 * Whether an error says that PostgreSQL cannot be reached or is stopping, rather than that a query is wrong: the network's
 * own codes, PostgreSQL's classes 08 (connection) and 57P (operator), and Prisma's P1xxx. Looks through causes.
 */
export function isDatabaseAway(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code = "code" in one && typeof one.code === "string" ? one.code : "";
    if (/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|08\w{3}|57P\w{2}|P10\d\d)$/.test(code)) return true;
    if (/Connection terminated|timeout exceeded when trying to connect/.test(one.message)) return true;
  }
  return false;
}
