import type { JudgedItem } from "#lib/alignment/exports/judged-item.ts";
import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { opinionText } from "#lib/alignment/rules/opinion.ts";
import type { JsonObject } from "#lib/platform/json-value.ts";

/** An item as a new campaign could be made of it: everything but what was judged here. */
export function itemRecord(item: CampaignItem): JsonObject {
  const answers: JsonObject =
    item.responseB === null
      ? { response: item.responseA, model: item.modelA }
      : { response_a: item.responseA, response_b: item.responseB, model_a: item.modelA, model_b: item.modelB };
  const record: JsonObject = {
    id: item.key,
    prompt: item.prompt,
    ...answers,
    gold: item.gold,
    label: item.label,
    label_source: item.labelSource,
    group: item.group,
  };
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

export const JUDGEMENT_COLUMNS = [
  ...["item", "id", "annotator", "opinion", "preferred_model", "rationale", "shown_first"],
  ...["guideline_version", "duration_ms", "at", "gold"],
] as const;

/** The judgements of an item, a row each, in the order of {@link JUDGEMENT_COLUMNS}. */
export function judgementRows(item: JudgedItem): (string | number | null)[][] {
  return item.judgements.map((judgement) => [
    ...[item.position + 1, item.key, judgement.annotator, opinionText(judgement)],
    judgement.opinion === "a" ? item.modelA : judgement.opinion === "b" ? item.modelB : null,
    ...[judgement.rationale, judgement.shownFirst, judgement.guidelineVersion, judgement.durationMs, judgement.at],
    item.gold,
  ]);
}
