import { pool, type Tx } from "#lib/platform/db.ts";

/** Makes a blob part of the record that is written in this transaction. From then on it cannot be changed or taken away. */
export async function keepBlob(tx: Tx, id: string, at: Date): Promise<void> {
  const kept = await tx.blob.updateMany({
    where: { id, keptAt: null, sha256: { not: null } },
    data: { keptAt: at },
  });
  if (kept.count === 0) throw new Error(`Blob ${id} is gone, unfinished or another record's.`);
}

/** Takes away what nothing kept within a day: uploads that broke off, files that were refused. */
export async function sweepBlobs(): Promise<number> {
  const { rowCount } = await pool().query(
    "DELETE FROM blob WHERE kept_at IS NULL AND created_at < now() - interval '1 day'",
  );
  return rowCount ?? 0;
}
