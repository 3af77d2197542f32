import type { Permission, ProjectRole } from "#lib/access/permissions.ts";

export type Person = {
  readonly kind: "person";
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly instanceRole: "admin" | "member";
  readonly sessionId: string;
  readonly method: "password" | "oidc";
  /** When this session last proved who is there. */
  readonly authenticatedAt: Date;
};

export type Machine = {
  readonly kind: "token";
  readonly tokenId: string;
  readonly name: string;
  readonly projectId: string;
  readonly permissions: ReadonlySet<Permission>;
};

/** Cairn itself: jobs, and the commands of `bin/`. */
export type System = { readonly kind: "system"; readonly name: string };

export type Actor = Person | Machine | System;

/** As much of an actor as the ledger keeps. */
export type Author = Pick<Person, "kind" | "userId"> | Pick<Machine, "kind" | "tokenId"> | System;

declare const granted: unique symbol;

/**
 * Proof that the door let this actor into this project with permission P. It is a phantom parameter of a function, so
 * that an access for two permissions serves where one is asked, and never the other way round.
 */
export type ProjectAccess<P extends Permission> = {
  readonly [granted]?: (permission: P) => void;
  readonly project: { readonly id: string; readonly slug: string; readonly name: string };
  readonly actor: Actor;
  readonly role: ProjectRole | null;
  readonly permissions: ReadonlySet<Permission>;
};

/**
 * What whoever was let in for P is known to have. Everybody with a permission may read the project too, but for raters, who have
 * nothing else.
 */
export type Granted<P extends Permission> = P | (P extends "feedback:rate" ? never : "project:read");

/** Any access will do: for what every command needs, such as its ledger entry. */
export type AnyProjectAccess = ProjectAccess<never>;

/** Narrows an access by asking whether it may do more; pages use it to decide what to offer. */
export function may<P extends Permission>(access: AnyProjectAccess, permission: P): access is ProjectAccess<P> {
  return access.permissions.has(permission);
}

/** The id a row keeps as its author: a person's, or null for a machine. */
export function authorOf(actor: Actor): string | null {
  return actor.kind === "person" ? actor.userId : null;
}

/** A person's or a token's name as it is now, for rows that show who it was for ever. */
export function displayName(actor: Actor): string {
  return actor.kind === "token" ? `token ${actor.name}` : actor.name;
}

/** How the ledger names an actor. */
export function actorId(actor: Author): string {
  return actor.kind === "person" ? actor.userId : actor.kind === "token" ? actor.tokenId : actor.name;
}
