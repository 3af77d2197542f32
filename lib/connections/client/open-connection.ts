import type { OutgoingPolicy } from "#lib/platform/outgoing/policy.ts";
import type { SecretText } from "#lib/platform/secret-text.ts";

/** How a key is sent: `Authorization: Bearer`, or Azure's `api-key`. */
export type KeyHeader = "bearer" | "api_key";

/** US dollars per million tokens. */
export type TokenPrices = { readonly inputUsd: number; readonly outputUsd: number };

/** An endpoint ready to be called: what `openConnection` answers, its key unsealed. Keep it in memory only. */
export type OpenConnection = {
  readonly id: string;
  readonly number: number;
  /** With {@link id} it names what the settings were; an edit raises it. */
  readonly revision: number;
  readonly name: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly key: SecretText | null;
  readonly keyHeader: KeyHeader;
  readonly apiVersion: string | null;
  readonly defaultModel: string;
  /** Null where nobody has said what it costs. */
  readonly prices: TokenPrices | null;
  /** For one whole call. */
  readonly timeoutMs: number;
  readonly policy: OutgoingPolicy;
};
