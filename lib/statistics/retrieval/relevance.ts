import { type RankingItem, UnscorableItem } from "#lib/statistics/scorer.ts";

/**
 * The gain of each returned document, best first. One that is returned twice gains only the first time: a retriever
 * must not score by repeating itself.
 */
export function gainsOf({ ranked, relevant }: RankingItem): number[] {
  const seen = new Set<string>();
  return ranked.map((document) => {
    if (seen.has(document)) return 0;
    seen.add(document);
    return relevant.get(document) ?? 0;
  });
}

/**
 * The gains of the documents that are relevant, largest first.
 *
 * @throws UnscorableItem when none is: whatever is returned, nothing can be found.
 */
export function idealGains({ relevant }: RankingItem): number[] {
  const gains = [...relevant.values()].filter((gain) => gain > 0).sort((a, b) => b - a);
  if (gains.length === 0) throw new UnscorableItem("relevant", "Name at least one document that is relevant.");
  return gains;
}

/** The share of the first `k` places that hold a relevant document; a place left empty counts as a miss. */
export function precisionAt(item: RankingItem, k: number): number {
  idealGains(item);
  return hitsWithin(item, k) / k;
}

/** The share of the relevant documents that are among the first `k`. */
export function recallAt(item: RankingItem, k: number): number {
  return hitsWithin(item, k) / idealGains(item).length;
}

/** 1 / the place of the first relevant document; 0 when none is found, or none within `cutoff`. */
export function reciprocalRank(item: RankingItem, cutoff: number | null): number {
  idealGains(item);
  const place = gainsOf(item).findIndex((gain) => gain > 0) + 1;
  return place === 0 || (cutoff !== null && place > cutoff) ? 0 : 1 / place;
}

/**
 * The mean, over the relevant documents, of the precision at the place where each was found; 0 for one that was not.
 */
export function averagePrecision(item: RankingItem): number {
  let [found, sum] = [0, 0];
  gainsOf(item).forEach((gain, at) => {
    if (gain <= 0) return;
    found += 1;
    sum += found / (at + 1);
  });
  return sum / idealGains(item).length;
}

/**
 * `linear`: a document gains its relevance, as in trec_eval. `exponential`: 2^relevance − 1, which favours the best
 * more.
 */
export const GAINS = ["linear", "exponential"] as const;
export type Gain = (typeof GAINS)[number];

/**
 * Normalised discounted cumulative gain: what the first `k` gain, each divided by log₂(place + 1), by what the best
 * order would.
 *
 * @see Järvelin and Kekäläinen, ACM TOIS 20 (2002), 422–446; the exponential gain is of Burges et al., ICML 2005.
 */
export function normalisedGain(item: RankingItem, k: number, gain: Gain): number {
  return discounted(gainsOf(item), k, gain) / discounted(idealGains(item), k, gain);
}

function discounted(gains: readonly number[], k: number, gain: Gain): number {
  return gains.slice(0, k).reduce((sum, relevance, at) => {
    const value = relevance <= 0 ? 0 : gain === "linear" ? relevance : 2 ** relevance - 1;
    return sum + value / Math.log2(at + 2);
  }, 0);
}

function hitsWithin(item: RankingItem, k: number): number {
  return gainsOf(item)
    .slice(0, k)
    .filter((gain) => gain > 0).length;
}
