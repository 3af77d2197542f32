import { z } from "zod";
import { jobKind } from "#lib/background/job-kind.ts";
import { recordOverlap } from "#lib/data/commands/record-overlap.ts";
import { readFileRows } from "#lib/data/datasets/read-rows.ts";
import { type ComparedSet, measureOverlap } from "#lib/data/overlap/measure.ts";
import { type ComparedVersion, findCompared, listUnmeasured } from "#lib/data/overlap/unmeasured.ts";
import { db } from "#lib/platform/db.ts";
import { accept } from "#lib/platform/outcome.ts";

/**
 * Compares what is not compared yet, a pair at a time; each is written when it is done, and a run after a crash goes on with the
 * others. What was uploaded meanwhile is taken along.
 */
export const datasetOverlapJob = jobKind({
  kind: "dataset-overlap",
  permission: "data:update",
  payload: z.object({}),
  unit: "rows",
  async run({ access, signal, progress }) {
    const projectId = access.project.id;
    let done = 0;
    for (;;) {
      const pairs = await listUnmeasured(db(), projectId);
      const [pair] = pairs;
      if (!pair) return accept({ resultPath: "data#datasets" });
      const { test, train } = await findCompared(pair);
      progress({
        total: done + pairs.reduce((sum, { rows }) => sum + rows, 0),
        stage: `${test.name} beside ${train.name}`,
      });
      const begun = done;
      const overlap = await measureOverlap({
        test: setOf(test),
        train: setOf(train),
        signal,
        onRow() {
          done += 1;
          // Once more past the training set is no more to do than was said.
          progress({ done: Math.min(done, begun + pair.rows) });
        },
      });
      done = begun + pair.rows;
      const recorded = await recordOverlap(access, { test, train }, overlap);
      if (!recorded.ok) return recorded;
    }
  },
});

function setOf(version: ComparedVersion): ComparedSet {
  return { textColumns: version.textColumns, rows: (from) => readFileRows(version, from) };
}
