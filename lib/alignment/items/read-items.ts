import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { formatOf, type ItemFormat, readItem } from "#lib/alignment/items/formats/read-item.ts";
import { ItemsError } from "#lib/alignment/items/items-error.ts";
import { MAX_ITEM_BYTES, MAX_ITEMS_BYTES, MOST_ITEMS } from "#lib/alignment/limits.ts";
import type { CampaignKind, LabelSource } from "#lib/platform/generated/enums.ts";
import { isJsonObject } from "#lib/platform/json-value.ts";
import { readJsonl } from "#lib/platform/records/jsonl.ts";
import { unpacked } from "#lib/platform/records/unpacked.ts";

type Reading = { readonly kind: CampaignKind; readonly labelSource: LabelSource };

/**
 * Reads a file of items line by line, packed with gzip or not. All lines are of the first one's format, and the file is taken whole or not
 * at all.
 *
 * @throws RecordError, ItemsError; both name line and field.
 */
export async function* readItems(file: AsyncIterable<Uint8Array>, reading: Reading): AsyncGenerator<CampaignItem> {
  let format: ItemFormat | null = null;
  let count = 0;
  for await (const { line, value } of readJsonl(unpacked(file, MAX_ITEMS_BYTES), { maxRecordBytes: MAX_ITEM_BYTES })) {
    if (!isJsonObject(value)) throw new ItemsError("items.not-an-object", `Line ${line} is no object.`);
    format ??= formatOf({ line, value });
    if (!format)
      throw new ItemsError(
        "items.unknown-format",
        `Line ${line} is in no format that is known. It has the fields ${Object.keys(value).slice(0, 10).join(", ")}; write prompt, response_a and response_b for pairs, prompt, chosen and rejected as TRL does, or prompt and response.`,
      );
    count += 1;
    if (count > MOST_ITEMS) throw new ItemsError("items.too-many", `The file has more than ${MOST_ITEMS} items.`);
    yield readItem({ line, value }, format, reading);
  }
  if (count === 0) throw new ItemsError("items.none", "There is no item in the file.");
}
