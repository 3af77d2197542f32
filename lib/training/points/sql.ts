import type { Tx } from "#lib/platform/db.ts";

/** A connection inside a transaction. */
export type Sql = {
  readonly query: <T extends Record<string, unknown>>(text: string, values: unknown[]) => Promise<{ rows: T[] }>;
};

/** The same of a transaction that Prisma has opened. */
export function sqlOf(tx: Tx): Sql {
  return { query: async (text, values) => ({ rows: await tx.$queryRawUnsafe(text, ...values) }) };
}
