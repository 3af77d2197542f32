import type { TableColumns } from "#lib/evaluation/import-options.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { metricKeyOf } from "#lib/statistics/metrics.ts";

/** Which column holds what. */
export type TableRoles = {
  readonly id: string | null;
  readonly input: string | null;
  readonly answer: string | null;
  readonly expected: readonly string[];
  readonly metrics: readonly string[];
  /** Null for every column that has no other part. */
  readonly slices: readonly string[] | null;
  readonly task: string | null;
  readonly latency: { readonly column: string; readonly unitMs: number } | null;
  readonly error: string | null;
};

/** The names that columns go by in the tables of common tools, the surest first; compared by letters and digits alone. */
const NAMES = {
  id: ["id", "itemid", "exampleid", "docid", "questionid", "requestid", "uid", "key", "index", "idx"],
  answer: [
    ...["prediction", "predictions", "predicted", "pred", "output", "outputs", "response", "completion", "answer"],
    ...["modeloutput", "modelanswer", "generated", "generatedtext", "hypothesis"],
  ],
  expected: [
    ...["reference", "references", "expected", "expectedoutput", "target", "targets", "gold", "groundtruth", "label"],
    ...["ideal", "correctanswer", "expectedresponse", "expectations"],
  ],
  input: ["input", "inputs", "prompt", "question", "query", "source", "text", "instruction"],
  task: ["task", "taskname"],
  error: ["error", "errormessage"],
} as const;

const LATENCY: readonly (readonly [name: string, unitMs: number])[] = [
  ["latencyms", 1],
  ["durationms", 1],
  ["latency", 1000],
  ["latencys", 1000],
  ["latencyseconds", 1000],
];

/** Which column holds what: as it was said, and by the names in the header where it was not. */
export function rolesOf(header: readonly string[], said: TableColumns = {}): TableRoles {
  const taken = new Set([
    said.id,
    said.input,
    said.answer,
    said.task,
    ...(said.expected ?? []),
    ...(said.metrics ?? []),
    ...(said.slices ?? []),
  ]);
  const free = new Map(header.filter((name) => !taken.has(name)).map((name) => [bare(name), name]));
  const take = (names: readonly string[]): string | null => {
    const found = names.find((name) => free.has(name));
    const name = found === undefined ? undefined : free.get(found);
    if (found !== undefined) free.delete(found);
    return name ?? null;
  };
  const id = said.id ?? take(NAMES.id);
  const input = said.input ?? take(NAMES.input);
  const answer = said.answer ?? take(NAMES.answer);
  const expected = said.expected ?? [take(NAMES.expected)].filter((name) => name !== null);
  const task = said.task ?? take(NAMES.task);
  const error = take(NAMES.error);
  const [latencyName, unitMs] = LATENCY.find(([name]) => free.has(name)) ?? ["", 1];
  const latency = take([latencyName]);
  return {
    ...{ id, input, answer, expected, task, error },
    metrics: said.metrics ?? [...free.values()].filter(isMetricName),
    slices: said.slices ?? null,
    latency: latency === null ? null : { column: latency, unitMs },
  };
}

/** "exact_match/v1/score", as MLflow names them; a metric of the catalogue; or what ends like one. */
export function isMetricName(column: string): boolean {
  return (
    /\/score$/.test(column) ||
    Object.hasOwn(METRICS, metricKeyOf(column)) ||
    /(?:^|[\s_.-])(?:score|correct|passed|pass)$/i.test(column.trim())
  );
}

/** Every column that has a part to play, which can therefore be no group. */
export function namedColumns({ id, input, answer, expected, metrics, task, latency, error }: TableRoles): Set<string> {
  return new Set(
    [id, input, answer, task, error, latency?.column ?? null, ...expected, ...metrics].filter((name) => name !== null),
  );
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
