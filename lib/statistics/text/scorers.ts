import { bleu } from "#lib/statistics/text/bleu/bleu.ts";

/** The metrics that compare texts. */
export const TEXT_SCORERS = { bleu } as const;

export type TextMetric = keyof typeof TEXT_SCORERS;
