import { createHash } from "node:crypto";
import type { Rows } from "#lib/evaluation/items/score-rows.ts";
import { appendValues, type KeptItem, readKept } from "#lib/evaluation/running/answers.ts";
import type { Run } from "#lib/evaluation/running/schema.ts";
import type { Grouping } from "#lib/evaluation/scoring/estimate.ts";
import { Groups } from "#lib/evaluation/scoring/groups.ts";
import { GrowingRows } from "#lib/evaluation/scoring/growing-rows.ts";
import type { ScorableItem } from "#lib/evaluation/scoring/scorable-item.ts";
import { type ScoredItems, scoreItems } from "#lib/evaluation/scoring/score-items.ts";

export type GatheredRun = {
  readonly scored: ScoredItems;
  /** One number an item, of each assertion and then of the judge; NaN where the judge gave none. */
  readonly judged: readonly Rows[];
  readonly groupings: readonly Grouping[];
  readonly failures: number;
  readonly lastError: string;
  /** SHA-256 of all answers, in hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
};

/** Goes through what was answered, once: scores it by the metrics, writes what they say beside each item, and gathers the rest. */
export async function gatherRun(
  evaluationId: string,
  run: Run,
  { signal, progress }: { signal: AbortSignal; progress: (stage: string) => void },
): Promise<GatheredRun> {
  const width = run.assertions.length + (run.judge ? 1 : 0);
  const judged = Array.from({ length: width }, () => new GrowingRows(1));
  const groups = new Groups();
  const hash = createHash("sha256");
  let failures = 0;
  let lastError = "";
  let sizeBytes = 0;

  async function* batches(): AsyncGenerator<readonly KeptScorable[]> {
    for await (const items of readKept(evaluationId)) {
      for (const [at, rows] of judged.entries())
        rows.add(Float64Array.from(items, ({ values }) => values[at] ?? Number.NaN));
      for (const { position, answer, error } of items) {
        const line = JSON.stringify([position, answer, error]);
        hash.update(line);
        sizeBytes += Buffer.byteLength(line);
        if (error === null) continue;
        failures += 1;
        lastError = error;
      }
      const scorable = items.map((item) => scorableOf(run, item));
      for (const { fields } of scorable) groups.add(fields);
      yield scorable;
    }
  }

  const metrics = run.metrics ?? [];
  const scored = await scoreItems(batches(), metrics, {
    signal,
    progress: ({ stage }) => progress(stage),
    onScored: async (items, values) => {
      if (metrics.length === 0) return;
      const rows = items.map(({ position }, at) => ({ position, values: Object.values(values[at] ?? {}) }));
      await appendValues(evaluationId, width, rows);
    },
  });
  return {
    scored,
    judged: judged.map((rows) => rows.rows()),
    groupings: groups.groupings(),
    failures,
    lastError,
    sha256: hash.digest("hex"),
    sizeBytes,
  };
}

type KeptScorable = ScorableItem & { readonly position: number };

/** An item without an answer is scored as one whose answer is empty. */
function scorableOf(run: Run, { position, answer, expected, fields }: KeptItem): KeptScorable {
  const slices = run.sliceColumns.flatMap((column): [string, string][] => {
    const value = fields[column];
    return value === undefined ? [] : [[column, value]];
  });
  return {
    position,
    fields: Object.fromEntries(slices),
    scorable: expected.length > 0 ? { answer: { prediction: answer ?? "", references: expected } } : {},
  };
}
