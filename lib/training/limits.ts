/** What MLflow's own server takes in one request and one value; clients are written for these. */
export const LIMITS = {
  metricsPerBatch: 1000,
  paramsPerBatch: 100,
  tagsPerBatch: 100,
  entitiesPerBatch: 1000,
  datasetsPerBatch: 1000,
  keyLength: 250,
  paramLength: 6000,
  tagLength: 8000,
  experimentNameLength: 500,
  datasetNameLength: 500,
  datasetDigestLength: 64,
  datasetSourceLength: 65_535,
  datasetSchemaLength: 1_048_575,
} as const;

/** A batch as it comes over the wire. */
export const MAX_BATCH_BYTES = 1_000_000;
/** Any other request; what a run says about its datasets may be long. */
export const MAX_REQUEST_BYTES = 4_000_000;
/** One file of a run. */
export const MAX_ARTEFACT_BYTES = 200 * 2 ** 20;
/** A trainer_state.json: some 100 000 rows. */
export const MAX_STATE_BYTES = 50_000_000;
/** Different curves of one run. */
export const MAX_METRICS_PER_RUN = 2000;
