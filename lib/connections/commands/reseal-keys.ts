import { keyColumns, openKey } from "#lib/connections/sealed-key.ts";
import { db } from "#lib/platform/db.ts";
import { currentSealPrefix, SealBroken } from "#lib/platform/seal.ts";

const BATCH = 500;

/**
 * Seals again, with the key in use, what a former one has sealed. No change of a project: the same key, in another
 * envelope.
 * @returns how many were sealed again, and how many no known key opens
 */
export async function resealKeys(): Promise<{ resealed: number; unreadable: number }> {
  const counts = { resealed: 0, unreadable: 0 };
  const rows = await db().connection.findMany({
    where: { AND: [{ sealedKey: { not: null } }, { sealedKey: { not: { startsWith: currentSealPrefix() } } }] },
    take: BATCH,
    select: { id: true, sealedKey: true },
  });
  for (const { id, sealedKey } of rows) {
    try {
      if (sealedKey === null) continue;
      const { sealedKey: fresh } = keyColumns(id, openKey(id, sealedKey).reveal());
      // Only where nobody has typed another key meanwhile.
      const { count } = await db().connection.updateMany({ where: { id, sealedKey }, data: { sealedKey: fresh } });
      counts.resealed += count;
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      counts.unreadable += 1;
    }
  }
  return counts;
}
