import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { OutgoingError } from "#lib/platform/outgoing/outgoing-error.ts";
import { type OutgoingPolicy, type Target, whyNotAddress } from "#lib/platform/outgoing/policy.ts";

export type Resolved = { readonly address: string; readonly family: number };

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true });

/**
 * A socket's own lookup, so that the addresses that were judged are the ones it connects to: a name that resolves to
 * something else the next moment (DNS rebinding) gains nothing. One address that must not be called refuses them all.
 */
export function checkedLookup(target: Target, policy: OutgoingPolicy, resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolve(host)
      .then((found) => {
        if (found.length === 0) throw Object.assign(new Error(host), { code: "ENOTFOUND" });
        for (const { address } of found) {
          const reason = whyNotAddress(address, target, policy);
          if (reason !== null) throw new OutgoingError("refused-address", reason);
        }
        return found.map(({ address, family }) => ({ address, family }));
      })
      .then(
        (found) => {
          const [first] = found;
          if (options.all) callback(null, found);
          else callback(null, first?.address ?? "", first?.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, ""),
      );
  };
}
