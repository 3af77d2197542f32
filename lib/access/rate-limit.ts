import "server-only";
import { now } from "#lib/platform/clock.ts";
import { pool } from "#lib/platform/db.ts";

export type RateLimit = { readonly limit: number; readonly windowSeconds: number };

/** Per account and per address, whichever is reached first. */
export const SIGN_IN_PER_ACCOUNT: RateLimit = { limit: 10, windowSeconds: 15 * 60 };
export const SIGN_IN_PER_ADDRESS: RateLimit = { limit: 60, windowSeconds: 15 * 60 };
export const SIGNATURE_PER_PERSON: RateLimit = { limit: 10, windowSeconds: 15 * 60 };
export const TOKEN_MAKING_PER_PERSON: RateLimit = { limit: 30, windowSeconds: 60 * 60 };
export const INVITATION_PER_PERSON: RateLimit = { limit: 100, windowSeconds: 60 * 60 };
export const INVITATION_PER_ADDRESS: RateLimit = { limit: 20, windowSeconds: 15 * 60 };
export const CONNECTION_TEST_PER_PERSON: RateLimit = { limit: 20, windowSeconds: 5 * 60 };
export const BAD_TOKEN_PER_ADDRESS: RateLimit = { limit: 60, windowSeconds: 60 };
/** Each is judged from the evidence and written to the ledger, whichever way it goes. */
export const DEPLOY_REQUEST_PER_ACTOR: RateLimit = { limit: 60, windowSeconds: 60 };
export const REQUESTS_PER_TOKEN: RateLimit = { limit: 3_000, windowSeconds: 60 };

/**
 * Counts one use of `key` in a fixed window shared by all nodes.
 * @returns seconds to wait, or 0 when this use is within the limit.
 */
export async function countUse(key: string, { limit, windowSeconds }: RateLimit): Promise<number> {
  const at = now();
  const { rows } = await pool().query<{ count: number; started: Date }>(
    `INSERT INTO rate_limit AS r (key, window_started_at, count) VALUES ($1, $2, 1)
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN r.window_started_at <= $2::timestamptz - make_interval(secs => $3) THEN 1 ELSE r.count + 1 END,
       window_started_at =
         CASE WHEN r.window_started_at <= $2::timestamptz - make_interval(secs => $3) THEN $2 ELSE r.window_started_at END
     RETURNING count, window_started_at AS started`,
    [key, at, windowSeconds],
  );
  const row = rows[0];
  if (!row || row.count <= limit) return 0;
  return Math.max(1, Math.ceil((row.started.getTime() + windowSeconds * 1000 - at.getTime()) / 1000));
}

/** Takes one use of `key` back, which turned out not to be one of those that the limit is for. */
export async function giveBackUse(key: string): Promise<void> {
  await pool().query("UPDATE rate_limit SET count = greatest(count - 1, 0) WHERE key = $1", [key]);
}

/** Forgets the uses of `key`, as after a sign-in that succeeded. */
export async function forgetUses(key: string): Promise<void> {
  await pool().query("DELETE FROM rate_limit WHERE key = $1", [key]);
}

const windows = new Map<string, { startedAt: number; count: number }>();

/**
 * The same, in this process' memory: for what happens too often to write down, such as each request of a token. With
 * several nodes the limit is per node.
 */
export function countUseHere(key: string, { limit, windowSeconds }: RateLimit): number {
  const at = now().getTime();
  const window = windows.get(key);
  if (!window || at - window.startedAt >= windowSeconds * 1000) {
    if (windows.size > 10_000) windows.clear();
    windows.set(key, { startedAt: at, count: 1 });
    return 0;
  }
  window.count += 1;
  return window.count <= limit ? 0 : Math.ceil((window.startedAt + windowSeconds * 1000 - at) / 1000);
}
