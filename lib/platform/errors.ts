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
