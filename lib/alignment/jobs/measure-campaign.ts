import { z } from "zod";
import { measureCampaign } from "#lib/alignment/commands/measure-campaign.ts";
import { jobKind } from "#lib/background/job-kind.ts";
import { accept } from "#lib/platform/outcome.ts";

/** Measures a campaign once it is closed. */
export const measureCampaignJob = jobKind({
  kind: "alignment.measure-campaign",
  permission: "campaign:run",
  payload: z.object({ campaign: z.int().positive() }),
  unit: "judgements",
  async run({ access, payload: { campaign } }) {
    const measured = await measureCampaign(access, campaign);
    // Opened again before it could be measured: it will be when it is closed.
    if (!measured.ok && measured.reason !== "not-closed") return measured;
    return accept({ resultPath: `alignment/campaigns/${campaign}` });
  },
});
