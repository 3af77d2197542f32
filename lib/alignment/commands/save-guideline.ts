import { createHash } from "node:crypto";
import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import { findCampaign } from "#lib/alignment/commands/find-campaign.ts";
import type { GuidelineInput } from "#lib/alignment/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import { storableText } from "#lib/platform/storable-text.ts";

/** Writes the next version of what raters are told. The same text again is no new version. */
export function saveGuideline(
  access: ProjectAccess<"campaign:update">,
  input: GuidelineInput,
): Promise<Outcome<{ readonly version: number }, "no-such-campaign">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const found = await findCampaign(tx, access.project.id, input.campaign);
    if (!found.ok) return found;
    const { id: campaignId, number, title } = found.value;
    const body = storableText(input.body);
    const last = await tx.campaignGuideline.findFirst({ where: { campaignId }, orderBy: { version: "desc" } });
    if (last?.body === body) return accept({ version: last.version });
    const version = (last?.version ?? 0) + 1;
    await tx.campaignGuideline.create({
      data: {
        ...{ campaignId, version, body, at },
        savedById: authorOf(access.actor),
        savedByName: displayName(access.actor),
      },
      select: { version: true },
    });
    const sha256 = createHash("sha256").update(body).digest("hex");
    record({ type: "campaign.guideline-saved", payload: { campaign: number, title, version, sha256 } }, "alignment");
    return accept({ version });
  });
}
