/** Decoded: a results file of a thousand tasks has about 5 MB. */
export const MAX_FILE_BYTES = 25_000_000;

/** Decoded: a million answers of a thousand characters. */
export const MAX_ANSWERS_BYTES = 1_000_000_000;
