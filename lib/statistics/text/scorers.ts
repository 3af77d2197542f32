import { bleu } from "#lib/statistics/text/bleu/bleu.ts";
import { chrf, chrfPlusPlus } from "#lib/statistics/text/chrf/chrf.ts";
import { ter } from "#lib/statistics/text/ter/ter.ts";

/** The metrics that compare texts. */
export const TEXT_SCORERS = { bleu, chrf, chrf_pp: chrfPlusPlus, ter } as const;

export type TextMetric = keyof typeof TEXT_SCORERS;
