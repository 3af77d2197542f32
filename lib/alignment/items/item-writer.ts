import { createHash, type Hash } from "node:crypto";
import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { lengthOf } from "#lib/alignment/items/turns.ts";
import { canonicalJson } from "#lib/lifecycle/snapshot.ts";
import { pool } from "#lib/platform/db.ts";

const ROWS_PER_STATEMENT = 500;
const BYTES_PER_STATEMENT = 4_000_000;

/** Writes items ahead of the campaign they will belong to, under an id that is its alone. Nobody sees them before it is there. */
export class ItemWriter {
  readonly #campaignId: string;
  readonly #hash: Hash = createHash("sha256");
  #waiting: (CampaignItem & { position: number; lengthA: number; lengthB: number | null })[] = [];
  #waitingLength = 0;
  #count = 0;
  #goldCount = 0;

  constructor(campaignId: string) {
    this.#campaignId = campaignId;
  }

  async add(item: CampaignItem): Promise<void> {
    this.#hash.update(canonicalJson(item)).update("\n");
    const [lengthA, lengthB] = [lengthOf(item.responseA), item.responseB === null ? null : lengthOf(item.responseB)];
    this.#waiting.push({ ...item, position: this.#count, lengthA, lengthB });
    this.#count += 1;
    if (item.gold !== null) this.#goldCount += 1;
    this.#waitingLength += lengthOf(item.prompt) + lengthA + (lengthB ?? 0);
    if (this.#waiting.length >= ROWS_PER_STATEMENT || this.#waitingLength >= BYTES_PER_STATEMENT) await this.#flush();
  }

  /** Writes what waits. @returns what there is in all, with a hash of it: the same for the same items, however the file wrote them. */
  async end(): Promise<{ itemCount: number; goldCount: number; itemsSha256: string }> {
    await this.#flush();
    return { itemCount: this.#count, goldCount: this.#goldCount, itemsSha256: this.#hash.digest("hex") };
  }

  async #flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const rows = this.#waiting;
    this.#waiting = [];
    this.#waitingLength = 0;
    await pool().query(INSERT, [this.#campaignId, JSON.stringify(rows)]);
  }
}

/** Takes away the items of a campaign that did not come to be. */
export async function dropItems(campaignId: string): Promise<void> {
  await pool().query(
    "DELETE FROM campaign_item WHERE campaign_id = $1 AND NOT EXISTS (SELECT FROM campaign WHERE id = $1)",
    [campaignId],
  );
}

const INSERT = `
  INSERT INTO campaign_item (campaign_id, position, key, prompt, response_a, response_b, model_a, model_b, length_a, length_b,
                             gold, label, label_source, "group")
  SELECT $1, i.position, i.key, i.prompt, i."responseA", NULLIF(i."responseB", 'null'::jsonb), i."modelA", i."modelB",
         i."lengthA", i."lengthB", i.gold, i.label, i."labelSource"::"LabelSource", i."group"
    FROM jsonb_to_recordset($2::jsonb) AS i(
         position int, key text, prompt jsonb, "responseA" jsonb, "responseB" jsonb, "modelA" text, "modelB" text,
         "lengthA" int, "lengthB" int, gold text, label text, "labelSource" text, "group" text)`;
