/** What decides the weights, apart from the preferences. Grows by a version when the same settings would mean something else. */
export const FEATURES_VERSION = 1;

/** 2^18: with some 20 000 different features in a set of answers, one in fourteen shares its bucket with another. */
export const BUCKETS = 2 ** 18;

/** What lies behind this many characters of an answer says nothing new about it, and every pair is held in memory. */
export const READ_CHARACTERS = 8_000;

/** More pairs than this are drawn from, by the hash of their content. */
export const MOST_PAIRS = 20_000;

/** Fewer would leave next to nothing to test on. */
export const FEWEST_PAIRS = 40;

/** The share of prompts that the model is tested on, and never trained on. */
export const HELD_OUT_SHARE = 0.25;

/** Strengths of the penalty on weights, the strongest first; the inner validation chooses. */
export const PENALTIES = [100, 30, 10, 3, 1, 0.3, 0.1] as const;

export const FOLDS = 4;
