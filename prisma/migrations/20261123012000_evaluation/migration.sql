-- CreateEnum
CREATE TYPE "IntervalMethod" AS ENUM ('wilson', 'normal');

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "tool_version" TEXT,
    "model_name" TEXT,
    "model_args" TEXT,
    "git_hash" TEXT,
    "content_sha256" TEXT NOT NULL,
    "parser_version" INTEGER NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL,
    "is_date_known" BOOLEAN NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by_id" UUID,
    "imported_by_name" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "task_count" INTEGER NOT NULL,
    "score_count" INTEGER NOT NULL,
    "partial" BOOLEAN NOT NULL,
    "settings" JSONB NOT NULL,
    "warnings" TEXT[],

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_file" (
    "evaluation_id" UUID NOT NULL,
    "content_gzip" BYTEA NOT NULL,

    CONSTRAINT "evaluation_file_pkey" PRIMARY KEY ("evaluation_id")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "metric_key" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "task_alias" TEXT NOT NULL,
    "filter" TEXT NOT NULL,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "score" (
    "evaluation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "measure_id" UUID NOT NULL,
    "evaluation_number" INTEGER NOT NULL,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION,
    "non_finite" TEXT,
    "stderr" DOUBLE PRECISION,
    "n" INTEGER,
    "n_original" INTEGER,
    "n_shot" INTEGER,
    "higher_is_better" BOOLEAN,
    "is_group" BOOLEAN NOT NULL,
    "parent" TEXT,
    "version" TEXT,
    "interval_low" DOUBLE PRECISION,
    "interval_high" DOUBLE PRECISION,
    "interval_method" "IntervalMethod",

    CONSTRAINT "score_pkey" PRIMARY KEY ("evaluation_id","position")
);

-- CreateIndex
CREATE INDEX "evaluation_project_id_evaluated_at_number_idx" ON "evaluation"("project_id", "evaluated_at" DESC, "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_project_id_number_key" ON "evaluation"("project_id", "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_project_id_content_sha256_key" ON "evaluation"("project_id", "content_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "measure_project_id_metric_key_task_filter_metric_task_alias_key" ON "measure"("project_id", "metric_key", "task", "filter", "metric", "task_alias");

-- CreateIndex
CREATE UNIQUE INDEX "score_measure_id_evaluated_at_evaluation_number_key" ON "score"("measure_id", "evaluated_at" DESC, "evaluation_number" DESC);

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_file" ADD CONSTRAINT "evaluation_file_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A score is a number, or says why it is none; an interval has both of its bounds and its method.
ALTER TABLE "score" ADD CONSTRAINT "score_is_a_number_or_says_why" CHECK (
    ("value" IS NULL) = ("non_finite" IS NOT NULL) AND "non_finite" IN ('NaN', '+Inf', '-Inf')
);
ALTER TABLE "score" ADD CONSTRAINT "score_interval_is_whole" CHECK (
    ("interval_low" IS NULL) = ("interval_high" IS NULL) AND ("interval_low" IS NULL) = ("interval_method" IS NULL)
);

-- Results stay as they were measured.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['evaluation', 'evaluation_file', 'measure', 'score'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;
