import { type Measure, measures, splitMetric } from "#lib/evaluation/match.ts";
import type { MeasuredScore, Objective } from "#lib/evaluation/rules.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Prisma } from "#lib/platform/generated/client.ts";
import type { NonFinite } from "#lib/platform/json-value.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

/** A score an objective may be judged by, and the evaluation it came from. */
export type CandidateScore = MeasuredScore &
  Measure & {
    readonly measureId: string;
    readonly format: string;
    readonly toolVersion: string | null;
    readonly contentSha256: string;
    readonly importedById: string | null;
  };

/**
 * The newest score of everything that measures one of these objectives, from whichever round: a reopened phase is still
 * about the model that was measured before, until something newer says otherwise. What is read grows with the number of
 * different tasks and metrics, never with the number of evaluations.
 */
export async function findCandidateScores(
  tx: Tx,
  projectId: string,
  objectives: readonly Pick<Objective, "metricKey" | "dataset">[],
): Promise<CandidateScore[]> {
  const measuring = await findMeasures(tx, projectId, objectives);
  if (measuring.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS}
      FROM measure m
     CROSS JOIN LATERAL (
           SELECT * FROM score WHERE measure_id = m.id ORDER BY evaluated_at DESC, evaluation_number DESC LIMIT 1
           ) s
      JOIN evaluation e ON e.id = s.evaluation_id
     WHERE m.id = ANY(${measuring.map(({ id }) => id)}::uuid[])`;
  return rows.map(scoreOf);
}

/** The scores of one evaluation that measure one of these objectives, however old it is. */
export async function findScoresOf(
  tx: Tx,
  { projectId, evaluationId }: { readonly projectId: string; readonly evaluationId: string },
  objectives: readonly Pick<Objective, "metricKey" | "dataset">[],
): Promise<CandidateScore[]> {
  const measuring = await findMeasures(tx, projectId, objectives);
  if (measuring.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS}
      FROM score s
      JOIN measure m ON m.id = s.measure_id
      JOIN evaluation e ON e.id = s.evaluation_id
     WHERE s.evaluation_id = ${evaluationId}::uuid AND m.id = ANY(${measuring.map(({ id }) => id)}::uuid[])`;
  return rows.map(scoreOf);
}

const COLUMNS = Prisma.sql`
  m.id AS "measureId", m.task, m.task_alias AS "taskAlias", m.metric, m.filter,
  s.value, s.non_finite AS "nonFinite", s.stderr, s.n, s.n_original AS "nOriginal",
  s.interval_low AS low, s.interval_high AS high, s.interval_method::text AS method,
  s.evaluation_number AS "evaluationNumber", s.evaluated_at AS "evaluatedAt",
  e.format, e.tool_version AS "toolVersion", e.content_sha256 AS "contentSha256",
  e.imported_by_id AS "importedById"`;

function scoreOf({ low, high, method, ...row }: Row): CandidateScore {
  return { ...row, interval: low === null || high === null || method === null ? null : { low, high, method } };
}

/** The measures that answer to one of these objectives. */
export async function findMeasures(
  tx: Tx,
  projectId: string,
  objectives: readonly Pick<Objective, "metricKey" | "dataset">[],
): Promise<(Measure & { id: string })[]> {
  const metricKeys = [...new Set(objectives.map(({ metricKey }) => metricKeyOf(splitMetric(metricKey).metric)))];
  if (metricKeys.length === 0) return [];
  const known = await tx.measure.findMany({
    where: { projectId, metricKey: { in: metricKeys } },
    select: { id: true, task: true, taskAlias: true, metric: true, filter: true },
  });
  return known.filter((measure) => objectives.some((objective) => measures(objective, measure)));
}

type Row = Omit<CandidateScore, "interval"> & {
  readonly nonFinite: NonFinite | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: "wilson" | "normal" | "bootstrap" | null;
};
