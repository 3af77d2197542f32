import type { PolicyDocument } from "#lib/lifecycle/criteria.ts";
import { canonicalJson, digestOf } from "#lib/lifecycle/snapshot.ts";

/** SHA-256, hex, of a policy's canonical form: what a verdict names to say which policy it was judged by. */
export function policyDigest(criteria: PolicyDocument): string {
  return digestOf(canonicalJson(criteria));
}
