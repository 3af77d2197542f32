import type { ProjectAccess } from "#lib/access/access.ts";
import { findCampaign } from "#lib/alignment/commands/find-campaign.ts";
import { figuresOf } from "#lib/alignment/measures/figures.ts";
import { loadJudgements } from "#lib/alignment/measures/load-judgements.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Computes what the judgements of a closed campaign come to, once for each time it was closed. */
export async function measureCampaign(
  access: ProjectAccess<"campaign:run">,
  number: number,
): Promise<Outcome<undefined, "no-such-campaign" | "not-closed">> {
  const found = await findCampaign(db(), access.project.id, number);
  if (!found.ok) return found;
  const { id: campaignId, title, stateId, state, ...asked } = found.value;
  if (state !== "closed" || stateId === null) return refuse("not-closed", "Only a closed campaign is measured.");
  const known = await db().campaignMeasure.findUnique({ where: { stateId }, select: { id: true } });
  if (known) return accept();
  // Outside the transaction: no judgement comes any more, and resampling takes seconds.
  const judgements = await loadJudgements(campaignId);
  const figures = figuresOf(asked, judgements);
  return changeProject(access, async ({ tx, at, record }) => {
    const now = await findCampaign(tx, access.project.id, number);
    if (!now.ok) return now;
    // Opened again meanwhile: what was computed is of no present state.
    if (now.value.stateId !== stateId) return refuse("not-closed", "The campaign was opened again.");
    if (await tx.campaignMeasure.findUnique({ where: { stateId }, select: { id: true } })) return accept();
    const { value, interval, n } = figures.alpha;
    await tx.campaignMeasure.create({
      data: {
        ...{ campaignId, stateId, at, judgementCount: judgements.length, itemCount: n },
        ...{ alpha: value, alphaLow: interval?.low ?? null, alphaHigh: interval?.high ?? null },
        figures: { ...figures },
      },
      select: { id: true },
    });
    record(
      { type: "campaign.measured", payload: { campaign: number, title, judgements: judgements.length, alpha: value } },
      "alignment",
    );
    return accept();
  });
}
