/** Decoded: a results file of a thousand tasks has about 5 MB. */
export const MAX_FILE_BYTES = 25_000_000;
