-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "DatasetPurpose" AS ENUM ('train', 'test', 'other');

-- CreateEnum
CREATE TYPE "EvaluationOrigin" AS ENUM ('imported', 'scored', 'run');

-- AlterEnum
ALTER TYPE "IntervalMethod" ADD VALUE 'bootstrap';

-- AlterTable
ALTER TABLE "evaluation" ADD COLUMN     "blob_id" UUID,
ADD COLUMN     "item_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "item_metrics" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "origin" "EvaluationOrigin" NOT NULL DEFAULT 'imported',
ADD COLUMN     "slice_fields" TEXT[],
ADD COLUMN     "test_version_id" UUID;

-- AlterTable
ALTER TABLE "score" ADD COLUMN     "distribution" JSONB,
ADD COLUMN     "signature" TEXT;

-- CreateTable
CREATE TABLE "background_job" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "JobState" NOT NULL DEFAULT 'queued',
    "stage" TEXT NOT NULL DEFAULT '',
    "done" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT,
    "unit" TEXT NOT NULL,
    "resume" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "result_path" TEXT,
    "error_reason" TEXT,
    "error_message" TEXT,
    "started_by_user_id" UUID,
    "started_by_token" UUID,
    "started_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancel_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "background_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "sha256" TEXT,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "record_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "blob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob_chunk" (
    "blob_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "first_record" INTEGER NOT NULL,
    "records" INTEGER NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content_gzip" BYTEA NOT NULL,

    CONSTRAINT "blob_chunk_pkey" PRIMARY KEY ("blob_id","position")
);

-- CreateTable
CREATE TABLE "dataset" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dataset_version" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "dataset_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" "DatasetPurpose" NOT NULL,
    "format" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "blob_id" UUID NOT NULL,
    "content_sha256" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "columns" JSONB NOT NULL,
    "text_columns" TEXT[],
    "uploaded_by_id" UUID,
    "uploaded_by_name" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dataset_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dataset_version_source" (
    "version_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,

    CONSTRAINT "dataset_version_source_pkey" PRIMARY KEY ("version_id","source_id")
);

-- CreateTable
CREATE TABLE "dataset_overlap" (
    "test_version_id" UUID NOT NULL,
    "train_version_id" UUID NOT NULL,
    "method_version" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "test_rows" INTEGER NOT NULL,
    "train_rows" INTEGER NOT NULL,
    "exact_rows" INTEGER NOT NULL,
    "ngram_rows" INTEGER NOT NULL,
    "near_rows" INTEGER NOT NULL,
    "any_rows" INTEGER NOT NULL,
    "examples" JSONB NOT NULL,
    "measured_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dataset_overlap_pkey" PRIMARY KEY ("test_version_id","train_version_id","method_version")
);

-- CreateTable
CREATE TABLE "test_set_look" (
    "version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "looked_by_name" TEXT NOT NULL,

    CONSTRAINT "test_set_look_pkey" PRIMARY KEY ("version_id","number")
);

-- CreateTable
CREATE TABLE "evaluation_item" (
    "evaluation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "task" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input" TEXT,
    "expected" TEXT[],
    "answer" TEXT,
    "fields" JSONB NOT NULL,
    "values" DOUBLE PRECISION[],
    "error" TEXT,
    "latency_ms" DOUBLE PRECISION,
    "prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "cost_usd" DOUBLE PRECISION,

    CONSTRAINT "evaluation_item_pkey" PRIMARY KEY ("evaluation_id","position")
);

-- CreateTable
CREATE TABLE "score_rows" (
    "evaluation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "chunk" INTEGER NOT NULL,
    "first_item" INTEGER NOT NULL,
    "items" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "rows_gzip" BYTEA NOT NULL,

    CONSTRAINT "score_rows_pkey" PRIMARY KEY ("evaluation_id","position","chunk")
);

-- CreateTable
CREATE TABLE "slice_score" (
    "evaluation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "slice" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "value" DOUBLE PRECISION,
    "interval_low" DOUBLE PRECISION,
    "interval_high" DOUBLE PRECISION,
    "p_value" DOUBLE PRECISION,

    CONSTRAINT "slice_score_pkey" PRIMARY KEY ("evaluation_id","position","field","slice")
);

-- CreateIndex
CREATE INDEX "background_job_project_id_created_at_idx" ON "background_job"("project_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "background_job_project_id_kind_created_at_idx" ON "background_job"("project_id", "kind", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "dataset_project_id_number_key" ON "dataset"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "dataset_project_id_name_key" ON "dataset"("project_id", "name");

-- CreateIndex
CREATE INDEX "dataset_version_project_id_purpose_uploaded_at_idx" ON "dataset_version"("project_id", "purpose", "uploaded_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "dataset_version_dataset_id_number_key" ON "dataset_version"("dataset_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "dataset_version_dataset_id_content_sha256_purpose_key" ON "dataset_version"("dataset_id", "content_sha256", "purpose");

-- CreateIndex
CREATE INDEX "dataset_version_source_source_id_idx" ON "dataset_version_source"("source_id");

-- CreateIndex
CREATE INDEX "dataset_overlap_project_id_idx" ON "dataset_overlap"("project_id");

-- CreateIndex
CREATE INDEX "dataset_overlap_train_version_id_idx" ON "dataset_overlap"("train_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "test_set_look_evaluation_id_key" ON "test_set_look"("evaluation_id");

-- CreateIndex
CREATE INDEX "test_set_look_project_id_looked_at_idx" ON "test_set_look"("project_id", "looked_at" DESC);

-- CreateIndex
CREATE INDEX "evaluation_item_evaluation_id_task_filter_key_idx" ON "evaluation_item"("evaluation_id", "task", "filter", "key");

-- CreateIndex
CREATE INDEX "evaluation_project_id_model_name_idx" ON "evaluation"("project_id", "model_name");

-- CreateIndex
CREATE INDEX "evaluation_test_version_id_idx" ON "evaluation"("test_version_id");

-- AddForeignKey
ALTER TABLE "background_job" ADD CONSTRAINT "background_job_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blob" ADD CONSTRAINT "blob_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blob_chunk" ADD CONSTRAINT "blob_chunk_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blob"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_version" ADD CONSTRAINT "dataset_version_dataset_id_fkey" FOREIGN KEY ("dataset_id") REFERENCES "dataset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_version" ADD CONSTRAINT "dataset_version_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_version_source" ADD CONSTRAINT "dataset_version_source_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_version_source" ADD CONSTRAINT "dataset_version_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "data_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_overlap" ADD CONSTRAINT "dataset_overlap_test_version_id_fkey" FOREIGN KEY ("test_version_id") REFERENCES "dataset_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_overlap" ADD CONSTRAINT "dataset_overlap_train_version_id_fkey" FOREIGN KEY ("train_version_id") REFERENCES "dataset_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_set_look" ADD CONSTRAINT "test_set_look_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_set_look" ADD CONSTRAINT "test_set_look_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_test_version_id_fkey" FOREIGN KEY ("test_version_id") REFERENCES "dataset_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score_rows" ADD CONSTRAINT "score_rows_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slice_score" ADD CONSTRAINT "slice_score_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is found by its state alone, however long the history is.
CREATE INDEX "blob_unkept" ON "blob"("created_at") WHERE "kept_at" IS NULL;
CREATE INDEX "background_job_waiting" ON "background_job"("created_at") WHERE "state" IN ('queued', 'running');

-- The files of evaluations become blobs: the same bytes, under the id of their evaluation, in one chunk.
INSERT INTO "blob" ("id", "project_id", "sha256", "size_bytes", "created_at", "kept_at")
SELECT e."id", e."project_id", e."content_sha256", e."size_bytes", e."imported_at", e."imported_at"
  FROM "evaluation" e JOIN "evaluation_file" f ON f."evaluation_id" = e."id";
INSERT INTO "blob_chunk" ("blob_id", "position", "first_record", "records", "size_bytes", "content_gzip")
SELECT f."evaluation_id", 0, 0, 0, e."size_bytes", f."content_gzip"
  FROM "evaluation_file" f JOIN "evaluation" e ON e."id" = f."evaluation_id";
ALTER TABLE "evaluation" DISABLE TRIGGER append_only;
UPDATE "evaluation" SET "blob_id" = "id" WHERE EXISTS (SELECT FROM "blob" b WHERE b."id" = "evaluation"."id");
ALTER TABLE "evaluation" ENABLE TRIGGER append_only;
DROP TABLE "evaluation_file";

-- Results stay as they were measured, versions as they were uploaded, looks as they were taken.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['score_rows', 'slice_score', 'dataset_version', 'dataset_version_source', 'dataset_overlap', 'test_set_look'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;

-- Items are written in the background before the evaluation they belong to, and a job that fails takes its own away again.
CREATE FUNCTION refuse_change_of_evaluated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "evaluation" WHERE "id" = OLD."evaluation_id") THEN
    RAISE EXCEPTION 'The items of an evaluation are append-only: % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "evaluation_item"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_evaluated();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "evaluation_item"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The bytes a record rests on stay; only what nothing keeps is swept.
CREATE FUNCTION refuse_change_of_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM "blob" WHERE "id" = OLD."blob_id" AND "kept_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'The bytes of a record are append-only: % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "blob_chunk"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_kept();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "blob_chunk"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_change_of_kept_blob() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."kept_at" IS NOT NULL THEN
    RAISE EXCEPTION 'A kept blob is append-only: % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "blob"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_kept_blob();
