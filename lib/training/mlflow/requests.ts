import { z } from "zod";
import { LIMITS } from "#lib/training/limits.ts";
import { double, int64, keyOf, listOf, scalarOf, textOf } from "#lib/training/mlflow/fields.ts";
import { RUN_STATUS_KEYS, RUN_STATUSES } from "#lib/training/vocabulary.ts";

/** The messages of MLflow's tracking service (service.proto of 3.9), as its clients send them. */

const runId = z.string().min(1);
const experimentId = z.union([z.string(), z.int().transform(String)]);
const param = z.object({ key: keyOf("parameter"), value: scalarOf("Param value", LIMITS.paramLength) });
const tag = z.object({ key: keyOf("tag"), value: scalarOf("Tag value", LIMITS.tagLength) });
const metric = z.object({
  key: keyOf("metric"),
  value: double,
  timestamp: int64
    .pipe(z.int().min(0, "Timestamp must be a nonnegative long (64-bit integer)"))
    .nullish()
    .transform((ms) => ms ?? 0),
  step: int64.nullish().transform((step) => step ?? 0),
});
const instant = int64.nullish().transform((ms) => {
  if (!ms || ms <= 0) return undefined;
  // Some old clients send seconds: milliseconds of any year after 1973 have twelve digits.
  return new Date(ms < 1e11 ? ms * 1000 : ms);
});
const experimentName = z
  .string()
  .min(1, "Invalid experiment name: ''")
  .max(
    LIMITS.experimentNameLength,
    `Experiment name exceeds the maximum length of ${LIMITS.experimentNameLength} characters`,
  );
const view = z.enum(["ACTIVE_ONLY", "DELETED_ONLY", "ALL"]).nullish();
const status = z
  .enum(RUN_STATUS_KEYS.map((key) => RUN_STATUSES[key].wire))
  .transform((wire) => RUN_STATUS_KEYS.find((key) => RUN_STATUSES[key].wire === wire));
const pageToken = z
  .string()
  .nullish()
  .transform((token) => token || null);

/** Old clients say run_uuid, new ones both. */
const ofRun = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess(
    (sent) => {
      if (typeof sent !== "object" || sent === null || !("run_uuid" in sent)) return sent;
      const { run_uuid, ...rest } = sent;
      return { run_id: run_uuid, ...rest };
    },
    z.object({ run_id: runId, ...shape }),
  );

export const REQUESTS = {
  experimentByName: z.object({ experiment_name: z.string() }),
  experiment: z.object({ experiment_id: experimentId }),
  createExperiment: z.object({ name: experimentName, tags: listOf(tag) }),
  updateExperiment: z.object({ experiment_id: experimentId, new_name: experimentName.nullish() }),
  tagExperiment: tag.extend({ experiment_id: experimentId }),
  searchExperiments: z.object({
    max_results: int64.nullish().transform((most) => most ?? 1000),
    page_token: pageToken,
    filter: z.string().nullish(),
    order_by: listOf(z.string()),
    view_type: view,
  }),
  createRun: z.object({
    experiment_id: experimentId.nullish().transform((id) => id || "0"),
    user_id: z.string().max(LIMITS.keyLength).nullish(),
    run_name: textOf("Run name", LIMITS.keyLength).nullish(),
    start_time: instant,
    tags: listOf(tag),
  }),
  run: ofRun({}),
  updateRun: ofRun({
    status: status.nullish(),
    end_time: instant,
    run_name: textOf("Run name", LIMITS.keyLength).nullish(),
  }),
  logMetric: ofRun(metric.shape),
  logParam: ofRun(param.shape),
  setTag: ofRun(tag.shape),
  deleteTag: ofRun({ key: keyOf("tag") }),
  logBatch: ofRun({ metrics: listOf(metric), params: listOf(param), tags: listOf(tag) }).superRefine(
    ({ metrics, params, tags }, context) => {
      const refuseOver = (what: string, most: number, sent: number) => {
        if (sent <= most) return;
        context.addIssue(
          `A batch logging request can contain at most ${most} ${what}. Got ${sent} ${what}. Please split up ${what} across multiple requests and try again.`,
        );
      };
      refuseOver("metrics", LIMITS.metricsPerBatch, metrics.length);
      refuseOver("params", LIMITS.paramsPerBatch, params.length);
      refuseOver("tags", LIMITS.tagsPerBatch, tags.length);
      const all = metrics.length + params.length + tags.length;
      refuseOver("metrics, params, and tags", LIMITS.entitiesPerBatch, all);
      const twice = params.filter(({ key, value }) => params.some((one) => one.key === key && one.value !== value));
      if (twice.length > 0)
        context.addIssue(
          `Duplicate parameter keys have been submitted: ${[...new Set(twice.map(({ key }) => key))].join(", ")}. Please ensure the request contains only one param value per param key.`,
        );
    },
  ),
  logInputs: ofRun({
    datasets: listOf(
      z.object({
        tags: listOf(z.object({ key: z.string(), value: scalarOf("Input tag value", LIMITS.keyLength * 2) })),
        dataset: z.object({
          name: z.string().min(1).max(LIMITS.datasetNameLength),
          digest: z.string().max(LIMITS.datasetDigestLength).default(""),
          source_type: z.string().max(LIMITS.keyLength).default(""),
          source: z.string().max(LIMITS.datasetSourceLength).default(""),
          schema: z.string().max(LIMITS.datasetSchemaLength).nullish(),
          profile: z.string().nullish(),
        }),
      }),
    ),
  }),
  searchRuns: z.object({
    experiment_ids: listOf(experimentId),
    filter: z.string().nullish(),
    run_view_type: view,
    max_results: int64.nullish().transform((most) => most ?? 1000),
    order_by: listOf(z.string()),
    page_token: pageToken,
  }),
  history: ofRun({ metric_key: z.string(), max_results: int64.nullish(), page_token: pageToken }),
  artifacts: ofRun({ path: z.string().nullish(), page_token: pageToken }),
} as const;
