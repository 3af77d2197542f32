import "server-only";
import type { Actor } from "#lib/access/access.ts";
import { addressOf } from "#lib/access/device.ts";
import { machineOf } from "#lib/access/door.ts";
import { BAD_TOKEN_PER_ADDRESS, countUse, countUseHere, REQUESTS_PER_TOKEN } from "#lib/access/rate-limit.ts";
import { currentPerson } from "#lib/access/session.ts";
import { accept, type Outcome, type Refusal, refuse } from "#lib/platform/outcome.ts";

export type RequestRefusal = "unauthenticated" | "bad-token" | "cross-site" | "too-many";

/** Seconds to wait, for a `too-many` refusal's Retry-After. */
export const RETRY_AFTER_SECONDS = 60;

/**
 * Who sends this request: a machine by its bearer token, or a person by the session cookie. A cookie may change
 * something only from our own pages, so that no other site can act for whoever visits it.
 */
export async function actorOf(request: Request): Promise<Outcome<Actor, RequestRefusal>> {
  const header = request.headers.get("authorization");
  if (header !== null) return machineFrom(header, request);
  if (!isSafe(request.method) && !isSameOrigin(request)) {
    return refuse("cross-site", "A change with a session cookie must come from this site. Use an API token instead.");
  }
  const person = await currentPerson();
  return person ? accept(person) : unauthenticated();
}

async function machineFrom(header: string, request: Request): Promise<Outcome<Actor, RequestRefusal>> {
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  const machine = token ? await machineOf(token) : null;
  if (!machine) {
    // A token that is known is never kept waiting for what a neighbour behind the same address sends.
    const wait = await countUse(`bad-token:${addressOf(request.headers)}`, BAD_TOKEN_PER_ADDRESS);
    if (wait > 0) return tooMany();
    return refuse(
      "bad-token",
      "The API token is not known, has expired or was revoked. Send “Authorization: Bearer <token>”.",
    );
  }
  if (countUseHere(`token:${machine.tokenId}`, REQUESTS_PER_TOKEN) > 0) return tooMany();
  return accept(machine);
}

function unauthenticated(): Refusal<RequestRefusal> {
  return refuse("unauthenticated", "Sign in, or send “Authorization: Bearer <token>” with a token of the project.");
}

function tooMany(): Refusal<RequestRefusal> {
  return refuse("too-many", `Too many requests. Try again in ${RETRY_AFTER_SECONDS} s.`);
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
