import type { StandingJudgement } from "#lib/alignment/measures/standing-judgement.ts";
import type { CampaignKind, Opinion } from "#lib/platform/generated/enums.ts";
import { type Agreement, cohenKappa, fleissKappa } from "#lib/statistics/agreement/kappa.ts";
import { krippendorffAlpha } from "#lib/statistics/agreement/krippendorff.ts";
import { weightedKappa } from "#lib/statistics/agreement/weighted-kappa.ts";
import type { Interval } from "#lib/statistics/intervals.ts";
import { bradleyTerry, type Comparison, type Ranking } from "#lib/statistics/preference/bradley-terry.ts";
import { type LengthBias, lengthBias } from "#lib/statistics/preference/length-bias.ts";
import { positionBias, type SideShare, shareOfSide } from "#lib/statistics/preference/position-bias.ts";

/** As JSON keeps it: what is not defined is null. */
export type KeptAgreement = {
  readonly value: number | null;
  readonly n: number;
  readonly interval: Interval | null;
};

export type ModelShare = SideShare & {
  readonly model: string;
  /** How often neither was preferred. */
  readonly undecided: number;
};

/** What the judgements of people come to. Gold items are left out but for their number: they were picked to be clear. */
export type CampaignFigures = {
  readonly judgements: number;
  readonly goldJudgements: number;
  readonly raters: number;
  readonly items: number;
  /** Krippendorff's alpha over the items with two judgements or more; ordinal for ratings, else nominal. */
  readonly alpha: KeptAgreement;
  /** The same of each group of items, the least agreed upon first. */
  readonly groups: readonly { readonly group: string; readonly alpha: KeptAgreement }[];
  /** Over the items that all their raters judged; null where there is none, or one rater each. */
  readonly fleiss: KeptAgreement | null;
  /** Of two raters; with quadratic weights for ratings. Null where there are more or fewer. */
  readonly cohen: KeptAgreement | null;
  readonly opinions: Readonly<Partial<Record<Opinion, number>>>;
  readonly ratings: { readonly mean: number; readonly counts: readonly { rating: number; count: number }[] } | null;
  /** Whether what is shown first is preferred; null where nothing is compared. */
  readonly position: SideShare | null;
  readonly length: LengthBias | null;
  readonly shares: readonly ModelShare[];
  /** Null where fewer than two models are named. */
  readonly ranking: Ranking | null;
};

type Asked = { readonly kind: CampaignKind; readonly ratersPerItem: number };

/** Computes a campaign's figures. Pure; the same judgements give the same figures. */
export function figuresOf({ kind, ratersPerItem }: Asked, all: readonly StandingJudgement[]): CampaignFigures {
  const judgements = all.filter(({ isGold }) => !isGold);
  const byItem = Map.groupBy(judgements, ({ position }) => position);
  const items = [...byItem.values()];
  const raters = [...new Set(judgements.map(({ rater }) => rater))].sort((one, other) => one - other);
  const level = kind === "rating" ? "ordinal" : "nominal";
  const full = items.filter((said) => said.length === ratersPerItem);
  return {
    judgements: judgements.length,
    goldJudgements: all.length - judgements.length,
    raters: raters.length,
    items: items.length,
    alpha: kept(
      krippendorffAlpha(
        items.map((said) => said.map(codeOf)),
        level,
      ),
    ),
    groups: groupsOf(items, level),
    fleiss: ratersPerItem >= 2 && full.length > 0 ? kept(fleissKappa(tableOf(full))) : null,
    cohen: cohenOf(kind, items, raters),
    opinions: countsOf(judgements),
    ratings: kind === "rating" ? ratingsOf(judgements) : null,
    ...(kind === "pairwise" ? comparisonsOf(judgements) : { position: null, length: null, shares: [], ranking: null }),
  };
}

const CODES: Record<Exclude<Opinion, "rated">, number> = { a: 0, b: 1, tie: 2, both_bad: 3, accept: 4, reject: 5 };

function codeOf({ opinion, rating }: StandingJudgement): number {
  return opinion === "rated" ? (rating ?? 0) : CODES[opinion];
}

/** More groups than this are names, and no kinds of question. */
const MOST_GROUPS = 20;

function groupsOf(
  items: readonly (readonly StandingJudgement[])[],
  level: "ordinal" | "nominal",
): CampaignFigures["groups"] {
  const byGroup = Map.groupBy(items, ([first]) => first?.group ?? null);
  byGroup.delete(null);
  if (byGroup.size < 2 || byGroup.size > MOST_GROUPS) return [];
  return [...byGroup]
    .map(([group, said]) => ({
      group: group ?? "",
      alpha: kept(
        krippendorffAlpha(
          said.map((one) => one.map(codeOf)),
          level,
        ),
      ),
    }))
    .sort((one, other) => (one.alpha.value ?? 1) - (other.alpha.value ?? 1));
}

function tableOf(items: readonly (readonly StandingJudgement[])[]): number[][] {
  const categories = [...new Set(items.flatMap((said) => said.map(codeOf)))].sort((one, other) => one - other);
  return items.map((said) => categories.map((code) => said.filter((one) => codeOf(one) === code).length));
}

function cohenOf(
  kind: CampaignKind,
  items: readonly (readonly StandingJudgement[])[],
  [one, other, third]: readonly number[],
): KeptAgreement | null {
  if (one === undefined || other === undefined || third !== undefined) return null;
  const pairs = items.flatMap((said): [number, number][] => {
    const [first, second] = [said.find(({ rater }) => rater === one), said.find(({ rater }) => rater === other)];
    return first && second ? [[codeOf(first), codeOf(second)]] : [];
  });
  if (kind === "rating") return kept(weightedKappa(pairs, "quadratic"));
  return kept(cohenKappa(pairs.map(([first, second]) => [String(first), String(second)])));
}

function countsOf(judgements: readonly StandingJudgement[]): Partial<Record<Opinion, number>> {
  const counts: Partial<Record<Opinion, number>> = {};
  for (const { opinion } of judgements) counts[opinion] = (counts[opinion] ?? 0) + 1;
  return counts;
}

function ratingsOf(judgements: readonly StandingJudgement[]): CampaignFigures["ratings"] {
  const ratings = judgements.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  if (ratings.length === 0) return null;
  const counts = Map.groupBy(ratings, (rating) => rating);
  return {
    mean: ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length,
    counts: [...counts].map(([rating, { length }]) => ({ rating, count: length })).sort((a, b) => a.rating - b.rating),
  };
}

function comparisonsOf(
  judgements: readonly StandingJudgement[],
): Pick<CampaignFigures, "position" | "length" | "shares" | "ranking"> {
  const decided = judgements.filter(({ opinion }) => opinion === "a" || opinion === "b");
  const first = decided.filter(({ opinion, shownFirst }) => opinion === shownFirst).length;
  const comparisons = judgements.flatMap(({ opinion, modelA, modelB, position }): Comparison[] =>
    modelA === null || modelB === null || modelA === modelB
      ? []
      : [
          {
            one: modelA,
            other: modelB,
            outcome: opinion === "a" ? 1 : opinion === "b" ? 0 : 0.5,
            cluster: String(position),
          },
        ],
  );
  return {
    position: positionBias({ first, second: decided.length - first }),
    length: lengthBias(
      judgements.map(({ opinion, shownFirst, lengthA, lengthB }) => {
        const [a, b] = [lengthA, lengthB ?? 0];
        const isAFirst = shownFirst !== "b";
        const preferred =
          opinion === "a" || opinion === "b" ? ((opinion === "a") === isAFirst ? "first" : "second") : "tie";
        return { lengths: isAFirst ? [a, b] : [b, a], preferred };
      }),
    ),
    shares: sharesOf(comparisons),
    ranking: comparisons.length > 0 ? bradleyTerry(comparisons) : null,
  };
}

function sharesOf(comparisons: readonly Comparison[]): ModelShare[] {
  const models = [...new Set(comparisons.flatMap(({ one, other }) => [one, other]))].sort();
  return models
    .map((model) => {
      const own = comparisons.flatMap(({ one, other, outcome }) =>
        one === model ? [outcome] : other === model ? [1 - outcome] : [],
      );
      const wins = own.filter((outcome) => outcome === 1).length;
      const losses = own.filter((outcome) => outcome === 0).length;
      return { model, ...shareOfSide(wins, losses), undecided: own.length - wins - losses };
    })
    .sort((one, other) => (other.share ?? 0) - (one.share ?? 0));
}

function kept({ value, n, interval }: Agreement): KeptAgreement {
  return { value: Number.isFinite(value) ? value : null, n, interval };
}
