import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { readBlob } from "#lib/platform/blobs/read-blob.ts";
import { db } from "#lib/platform/db.ts";

/** The file of a reward model, as it was kept; null where there is none. */
export async function exportRewardModel(
  access: ProjectAccess<"record:read">,
  number: number,
): Promise<{ readonly name: string; readonly bytes: AsyncGenerator<Uint8Array> } | null> {
  const model = await db().rewardModel.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: { blobId: true, pairsOfMachines: true },
  });
  if (!model) return null;
  // The name says it as well as the header: a file is passed on by its name.
  const trainedOn = model.pairsOfMachines > 0 ? "-machine-labels" : "";
  return { name: `reward-model-${number}${trainedOn}.json`, bytes: readBlob(model.blobId) };
}
