import { createHash } from "node:crypto";
import { authorOf, displayName, type ProjectAccess } from "#lib/access/access.ts";
import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { dropItems, ItemWriter } from "#lib/alignment/items/item-writer.ts";
import { type ItemsReason, refusingItems } from "#lib/alignment/items/items-error.ts";
import { readItems } from "#lib/alignment/items/read-items.ts";
import type { CampaignInput, CreateCampaign } from "#lib/alignment/schema.ts";
import { insertSeats } from "#lib/alignment/seats/insert-seats.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { currentRound } from "#lib/lifecycle/commands/current-round.ts";
import { db } from "#lib/platform/db.ts";
import { accept, type Outcome } from "#lib/platform/outcome.ts";
import type { RecordReason } from "#lib/platform/records/record-error.ts";
import { storableText } from "#lib/platform/storable-text.ts";

export type CreatedCampaign = { readonly number: number; readonly itemCount: number; readonly goldCount: number };

/**
 * Makes a campaign of a file of items, of any size, as it arrives.
 *
 * @returns a refusal names the line and the field of the file that is wrong; nothing is left behind then.
 */
export function createCampaign(
  access: ProjectAccess<"campaign:update">,
  { guideline, labels, fileName, ...asked }: CreateCampaign,
  file: AsyncIterable<Uint8Array>,
): Promise<Outcome<CreatedCampaign, ItemsReason | RecordReason>> {
  const items = readItems(file, { kind: asked.kind, labelSource: labels });
  return addCampaign(access, { ...asked, guideline, origin: fileName }, items);
}

export type NewCampaign = CampaignInput & {
  readonly guideline?: string;
  /** Where its items come from. */
  readonly origin: string;
};

/** The same of items that are made here, such as the answers of two variants of a prompt. */
export async function addCampaign(
  access: ProjectAccess<"campaign:update">,
  asked: NewCampaign,
  items: AsyncIterable<CampaignItem>,
): Promise<Outcome<CreatedCampaign, ItemsReason | RecordReason>> {
  const id = await newId();
  let isMade = false;
  try {
    const made = await refusingItems<CreatedCampaign, never>(async () => {
      // Outside the transaction: others must be able to change the project meanwhile.
      const writer = new ItemWriter(id);
      for await (const item of items) await writer.add(item);
      return insertCampaign(access, asked, { id, ...(await writer.end()) });
    });
    isMade = made.ok;
    return made;
  } finally {
    if (!isMade) await dropItems(id);
  }
}

type Written = {
  readonly id: string;
  readonly itemCount: number;
  readonly goldCount: number;
  readonly itemsSha256: string;
};

function insertCampaign(
  access: ProjectAccess<"campaign:update">,
  { guideline, origin, scaleMin, scaleMax, ...asked }: NewCampaign,
  { id, ...counted }: Written,
): Promise<Outcome<CreatedCampaign>> {
  return changeProject<CreatedCampaign, never>(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const last = await tx.campaign.aggregate({ where: { projectId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const title = storableText(asked.title);
    const isPairwise = asked.kind === "pairwise";
    await tx.campaign.create({
      data: {
        ...{ id, projectId, number, title, ...counted },
        ...{ kind: asked.kind, ratersPerItem: asked.ratersPerItem, rationale: asked.rationale, seed: asked.seed },
        allowTie: isPairwise && asked.allowTie,
        allowBothBad: isPairwise && asked.allowBothBad,
        ...(asked.kind === "rating" ? { scaleMin, scaleMax } : {}),
        origin: storableText(origin),
        round: await currentRound(tx, projectId, "alignment"),
        createdAt: at,
        createdById: authorOf(access.actor),
        createdByName: displayName(access.actor),
      },
      select: { id: true },
    });
    await insertSeats(tx, {
      campaignId: id,
      seed: asked.seed,
      itemCount: counted.itemCount,
      seats: asked.ratersPerItem,
    });
    const named = { campaign: number, title };
    record(
      {
        type: "campaign.created",
        payload: {
          ...named,
          kind: asked.kind,
          items: counted.itemCount,
          gold: counted.goldCount,
          sha256: counted.itemsSha256,
        },
      },
      "alignment",
    );
    if (guideline !== undefined) {
      const body = storableText(guideline);
      await tx.campaignGuideline.create({
        data: {
          ...{ campaignId: id, version: 1, body, at },
          savedById: authorOf(access.actor),
          savedByName: displayName(access.actor),
        },
        select: { version: true },
      });
      const sha256 = createHash("sha256").update(body).digest("hex");
      record({ type: "campaign.guideline-saved", payload: { ...named, version: 1, sha256 } }, "alignment");
    }
    return accept({ number, itemCount: counted.itemCount, goldCount: counted.goldCount });
  });
}

/** An id that says when it was made, which the sweep of stray items looks at. */
async function newId(): Promise<string> {
  const [row] = await db().$queryRaw<{ id: string }[]>`SELECT uuidv7()::text AS id`;
  if (!row) throw new Error("PostgreSQL gave no id.");
  return row.id;
}
