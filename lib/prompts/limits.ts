/** Of one prompt. */
export const MOST_MESSAGES = 50;
export const MOST_CHARACTERS = 100_000;
export const MOST_DATASETS = 20;

/** Of one run: what a person can look at side by side. */
export const MOST_ROWS = 200;
export const MOST_VARIANTS = 6;
export const MOST_COLUMNS = 50;
export const MOST_TABLE_CHARACTERS = 500_000;
export const MOST_AT_ONCE = 16;
