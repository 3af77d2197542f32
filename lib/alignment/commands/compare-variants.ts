import type { ProjectAccess } from "#lib/access/access.ts";
import { addCampaign, type CreatedCampaign } from "#lib/alignment/commands/create-campaign.ts";
import type { ItemsReason } from "#lib/alignment/items/items-error.ts";
import { pairsOfRun } from "#lib/alignment/items/pairs-of-run.ts";
import { type CompareVariants, campaignSchema } from "#lib/alignment/schema.ts";
import { db } from "#lib/platform/db.ts";
import { type Outcome, refuse } from "#lib/platform/outcome.ts";
import type { RecordReason } from "#lib/platform/records/record-error.ts";

/** Makes a campaign of what two variants of a prompt run answered to the same rows. */
export async function compareVariants(
  access: ProjectAccess<"campaign:update">,
  input: CompareVariants,
): Promise<Outcome<CreatedCampaign, ItemsReason | RecordReason | "no-such-run" | "same-variant">> {
  const [runNumber, ...positions] = input.variants;
  const run = await db().promptRun.findUnique({
    where: { projectId_number: { projectId: access.project.id, number: runNumber } },
    select: {
      ...{ id: true, number: true, columns: true },
      prompt: { select: { name: true } },
      variants: {
        where: { position: { in: positions } },
        select: { position: true, model: true, promptVersion: { select: { number: true } } },
      },
    },
  });
  const [a, b] = positions.map((position) => {
    const variant = run?.variants.find((one) => one.position === position);
    return variant && { position, name: `v${variant.promptVersion.number}, ${variant.model}` };
  });
  if (!run || !a || !b) return refuse("no-such-run", "The project has no such variants of a prompt run.", "variants");
  const asked = campaignSchema.parse({ ...input, kind: "pairwise" });
  const origin = `prompt run ${run.number}, ${run.prompt.name}`;
  const items = pairsOfRun({ runId: run.id, columns: run.columns, a, b });
  return addCampaign(access, { ...asked, guideline: input.guideline, origin }, items);
}
