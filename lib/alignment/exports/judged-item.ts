import type { CampaignItem } from "#lib/alignment/items/campaign-item.ts";
import { parseOpinion, type Said } from "#lib/alignment/rules/opinion.ts";
import { meanRating, type Preference, preferenceOf } from "#lib/alignment/rules/preference.ts";
import type { CampaignKind, LabelSource } from "#lib/platform/generated/enums.ts";

/** A judgement as it leaves the house: by a pseudonym. */
export type TakenJudgement = Said & {
  /** "R3": the third rater of the campaign. */
  readonly annotator: string;
  readonly guidelineVersion: number;
  readonly shownFirst: "a" | "b" | null;
  readonly rationale: string;
  readonly durationMs: number | null;
  readonly at: string;
};

export type JudgedItem = CampaignItem & {
  readonly position: number;
  /** Of people, and only those that stand. */
  readonly judgements: readonly TakenJudgement[];
};

export type Scale = { readonly min: number; readonly max: number };

/**
 * What an item's label is: what most people here say; without their judgements what the file said, with whose word that was. A rating
 * above the middle of its scale accepts, one below it rejects.
 */
export function labelOf(kind: CampaignKind, scale: Scale | null, item: JudgedItem): Preference | null {
  const { judgements, label, labelSource } = item;
  const source: LabelSource = judgements.length > 0 ? "person" : (labelSource ?? "person");
  const kept = label === null ? null : parseOpinion(kind === "rating" ? "acceptance" : kind, label);
  const said: readonly Said[] = judgements.length > 0 ? judgements : kept?.ok ? [kept.value] : [];
  if (kind !== "rating" || judgements.length === 0) return preferenceOf(said, source);
  const mean = meanRating(said);
  if (mean === null || scale === null) return null;
  const middle = (scale.min + scale.max) / 2;
  const outcome = mean > middle ? "accept" : mean < middle ? "reject" : "split";
  const agreeing = said.filter(({ rating }) => Math.sign((rating ?? middle) - middle) === Math.sign(mean - middle));
  return { outcome, share: agreeing.length / said.length, n: said.length, source };
}
