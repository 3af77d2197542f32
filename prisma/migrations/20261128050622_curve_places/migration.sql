-- AlterTable
ALTER TABLE "run_metric" ADD COLUMN     "place_width" BIGINT;

-- CreateTable
CREATE TABLE "run_metric_place" (
    "metric_id" BIGINT NOT NULL,
    "place" BIGINT NOT NULL,
    "last_step" BIGINT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "last_value" DOUBLE PRECISION NOT NULL,
    "min_value" DOUBLE PRECISION,
    "max_value" DOUBLE PRECISION,

    CONSTRAINT "run_metric_place_pkey" PRIMARY KEY ("metric_id","place")
);

-- The long curves there are get their places here, as lib/training/points/places.ts would give them.
UPDATE "run_metric"
   SET "place_width" = (2 ^ greatest(0, ceil(log(2, greatest(1, "latest_step" - "first_step")::numeric / 249))))::bigint
 WHERE "point_count" > 4000;

INSERT INTO "run_metric_place" ("metric_id", "place", "last_step", "last_at", "last_value", "min_value", "max_value")
SELECT metric_id, place, last[1]::bigint, to_timestamp(last[2]), last[3], least, most
  FROM (SELECT point.metric_id, point.step / metric.place_width - (point.step % metric.place_width < 0)::int AS place,
               max(ARRAY[point.step::float8, extract(epoch FROM point.at)::float8, point.value]) AS last,
               min(point.value) FILTER (WHERE point.value > '-Infinity' AND point.value < 'Infinity') AS least,
               max(point.value) FILTER (WHERE point.value > '-Infinity' AND point.value < 'Infinity') AS most
          FROM "run_metric_point" point JOIN "run_metric" metric ON metric.id = point.metric_id
         WHERE metric.place_width IS NOT NULL
         GROUP BY 1, 2) AS divided;
