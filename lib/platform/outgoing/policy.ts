import { isIP } from "node:net";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { type AddressClass, classOfAddress } from "#lib/platform/outgoing/address-class.ts";

/** A host that an admin has listed. */
export type AllowedHost = {
  /** Lower case, IPv6 without brackets. */
  readonly host: string;
  /** Null for any port. */
  readonly port: number | null;
};

/** What may be called: public hosts, and those an admin has listed; or the listed ones alone. */
export type OutgoingPolicy = { readonly allowed: readonly AllowedHost[]; readonly onlyAllowed: boolean };

export type Target = { readonly host: string; readonly port: number };

export type UrlRefusal = "not-http" | "credentials" | "bad-url" | "not-listed" | "private";

/**
 * Where a URL leads, when it may be called at all as far as the URL tells; what its name resolves to is judged when it is
 * called, by {@link whyNotAddress}. The URL parser has turned 0x7f.1, 2130706433 and the like into dotted numbers.
 */
export function targetOf(url: URL, policy: OutgoingPolicy): Outcome<Target, UrlRefusal> {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return refuse("not-http", "Write an address that begins with https:// or http://.");
  if (url.username || url.password)
    return refuse("credentials", "Leave the user name and password out of the address.");
  const target = { host: hostOf(url), port: Number(url.port) || (url.protocol === "https:" ? 443 : 80) };
  if (!target.host) return refuse("bad-url", "The address names no host.");
  if (policy.onlyAllowed && !isListed(policy, target)) return refuse("not-listed", notListed(target));
  const reason = isIP(target.host) || isLocalName(target.host) ? whyNotAddress(target.host, target, policy) : null;
  return reason === null ? accept(target) : refuse("private", reason);
}

/**
 * Why an address must not be connected to, or null when it may. The list opens what is internal; link-local and
 * metadata addresses it opens only where they are listed themselves, for a name could be made to lead there.
 */
export function whyNotAddress(address: string, target: Target, policy: OutgoingPolicy): string | null {
  const kind = isLocalName(address) ? "internal" : classOfAddress(address);
  if (kind === "public") return null;
  if (kind === "internal" && isListed(policy, target)) return null;
  if (kind === "metadata" && isIP(target.host) && isListed(policy, target)) return null;
  const advice =
    kind === "unusable" || (kind === "metadata" && !isIP(target.host))
      ? "Use another address."
      : `An admin can allow ${hostAndPort(target)} under Settings, Connections.`;
  return `${target.host} is ${KINDS[kind]}, which connections must not call. ${advice}`;
}

const KINDS: Record<Exclude<AddressClass, "public">, string> = {
  internal: "in a private network or on this machine",
  metadata: "a link-local address",
  unusable: "a reserved address",
};

function notListed(target: Target): string {
  return `Connections may call listed hosts only. An admin can allow ${hostAndPort(target)} under Settings, Connections.`;
}

/** Names that mean this machine, whatever a resolver says (RFC 6761). */
function isLocalName(host: string): boolean {
  return /^(.+\.)?localhost$/.test(host);
}

export function isListed({ allowed }: OutgoingPolicy, { host, port }: Target): boolean {
  return allowed.some((one) => one.host === host && (one.port === null || one.port === port));
}

/** As {@link AllowedHost} keeps it. A dot at the end names the same host. */
export function hostOf(url: URL): string {
  return url.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
}

/** `example.org:8000`, `[::1]:11434`; without the port where it is null. */
export function hostAndPort({ host, port }: AllowedHost): string {
  const written = isIP(host) === 6 ? `[${host}]` : host;
  return port === null ? written : `${written}:${port}`;
}
