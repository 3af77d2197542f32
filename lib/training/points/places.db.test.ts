import { describe, expect, it, test } from "vitest";
import { accessFor, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { pool } from "#lib/platform/db.ts";
import { seededRandom } from "#lib/statistics/random.ts";
import { logBatch } from "#lib/training/commands/log-batch.ts";
import { createRun } from "#lib/training/commands/runs.ts";
import { MANY_POINTS, MOST_PLACES, placeSql, placeWidthOf, SUMMARY_SQL } from "#lib/training/points/places.ts";
import { readCurves } from "#lib/training/queries/read-curves.ts";

describe("the width of a place", () => {
  it.each([0, 1, 249, 250, 999, 4_000, 99_999, 1e12])(
    "of %d steps leaves few places, and room for as many again",
    (steps) => {
      const places = steps / placeWidthOf(steps);
      expect(places).toBeLessThanOrEqual(249);
      if (steps > 249) expect(places).toBeGreaterThan(124);
    },
  );
});

/** Steps in disorder, some below zero, some twice; values that are now and then not finite. */
function pointsOf(count: number, seed: number) {
  const random = seededRandom(seed);
  const points = Array.from({ length: count }, (_, index) => ({
    key: "loss",
    step: index * 7 - 900 - (random() < 0.01 ? 7 : 0),
    value: random() < 0.005 ? Number.NaN : random() < 0.005 ? Number.POSITIVE_INFINITY : 3 * random(),
    timestamp: 1_790_000_000_000 + Math.floor(random() * 1e9),
  }));
  // What a slow client sends late comes among what is new.
  for (let at = 0; at + 40 < count; at += 31) {
    const other = at + Math.floor(random() * 40);
    const [one, two] = [points[at], points[other]];
    if (one && two) [points[at], points[other]] = [two, one];
  }
  return points;
}

test("the places of a long curve say what its points say, in whichever order those came", async () => {
  const project = await makeProject();
  const access = await accessFor(project.lead, project, "training:log");
  const made = await createRun(access, { experimentId: "0", tags: [] });
  if (!made.ok) throw new Error(made.message);
  const points = pointsOf(3 * MANY_POINTS, 7);
  for (let from = 0; from < points.length; from += 1000) {
    const batch = { metrics: points.slice(from, from + 1000), params: [], tags: [] };
    expect((await logBatch(access, made.value.id, batch)).ok).toBe(true);
    // Sent again after a lost answer.
    if (from === 5000) expect((await logBatch(access, made.value.id, batch)).ok).toBe(true);
  }
  const { rows: kept } = await pool().query(
    `SELECT place::text, last_step::float8 AS step, last_at AS at, last_value AS value, min_value AS least, max_value AS most
       FROM run_metric_place WHERE metric_id = (SELECT id FROM run_metric WHERE run_id = $1) ORDER BY run_metric_place.place`,
    [made.value.id],
  );
  const { rows: computed } = await pool().query(
    `SELECT place::text, last[1] AS step, to_timestamp(last[2])::timestamptz(3) AS at, last[3] AS value, least, most
       FROM (SELECT ${placeSql("step", "metric.place_width")} AS place, ${SUMMARY_SQL}
               FROM run_metric_point point JOIN run_metric metric ON metric.id = point.metric_id
              WHERE metric.run_id = $1 GROUP BY 1) AS divided ORDER BY divided.place`,
    [made.value.id],
  );
  expect(kept.length).toBeGreaterThan(124);
  expect(kept.length).toBeLessThanOrEqual(MOST_PLACES);
  expect(kept).toEqual(computed);
  const [curve] = await readCurves(access, { runIds: [made.value.id], keys: ["loss"] });
  expect(curve?.points.map(({ step }) => step)).toEqual(kept.map(({ step }) => step));
}, 60_000);
