/** Of a version's file, decompressed. */
export const MAX_DATASET_BYTES = 2_000_000_000;
