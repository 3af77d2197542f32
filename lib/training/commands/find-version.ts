import type { Tx } from "#lib/platform/db.ts";
import { type NamedDataset, referencesIn } from "#lib/training/rules/dataset-reference.ts";

/** The dataset version of the project that a run means, or null. Of several with the same bytes, one to train on, then the newest. */
export async function findVersion(tx: Tx, projectId: string, named: NamedDataset): Promise<string | null> {
  for (const reference of referencesIn(named)) {
    const where =
      reference.by === "hash"
        ? { contentSha256: reference.sha256 }
        : {
            number: reference.version,
            dataset: reference.by === "number" ? { number: reference.dataset } : { name: reference.name },
          };
    const found = await tx.datasetVersion.findMany({
      where: { projectId, ...where },
      orderBy: { uploadedAt: "desc" },
      select: { id: true, purpose: true },
    });
    const best = found.find(({ purpose }) => purpose === "train") ?? found[0];
    if (best) return best.id;
  }
  return null;
}
