-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('scheduled', 'running', 'finished', 'failed', 'killed');

-- CreateEnum
CREATE TYPE "RunSource" AS ENUM ('mlflow', 'imported');

-- CreateEnum
CREATE TYPE "ChoiceKind" AS ENUM ('run');

-- CreateTable
CREATE TABLE "training_experiment" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_experiment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_run" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "experiment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "RunStatus" NOT NULL,
    "source" "RunSource" NOT NULL,
    "user_name" TEXT NOT NULL DEFAULT '',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "is_start_known" BOOLEAN NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "best_checkpoint" TEXT,
    "best_metric" DOUBLE PRECISION,
    "best_step" BIGINT,
    "content_sha256" TEXT,
    "blob_id" UUID,
    "warnings" TEXT[],

    CONSTRAINT "training_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_param" (
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "run_param_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateTable
CREATE TABLE "run_tag" (
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "run_tag_pkey" PRIMARY KEY ("run_id","key")
);

-- CreateTable
CREATE TABLE "run_metric" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "point_count" INTEGER NOT NULL DEFAULT 0,
    "first_step" BIGINT,
    "latest_step" BIGINT,
    "latest_at" TIMESTAMPTZ(3),
    "latest_value" DOUBLE PRECISION,
    "min_value" DOUBLE PRECISION,
    "min_step" BIGINT,
    "max_value" DOUBLE PRECISION,
    "max_step" BIGINT,

    CONSTRAINT "run_metric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_metric_point" (
    "metric_id" BIGINT NOT NULL,
    "step" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "run_metric_point_pkey" PRIMARY KEY ("metric_id","step","at","value")
);

-- CreateTable
CREATE TABLE "run_dataset" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "context" TEXT NOT NULL DEFAULT '',
    "source_type" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "schema" TEXT,
    "profile" TEXT,
    "version_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "run_dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_artefact" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "blob_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "run_artefact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_choice" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" "ChoiceKind" NOT NULL,
    "run_id" UUID,
    "reason" TEXT NOT NULL,
    "chosen_by_id" UUID,
    "chosen_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_choice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "training_experiment_project_id_number_key" ON "training_experiment"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "training_experiment_project_id_name_key" ON "training_experiment"("project_id", "name");

-- CreateIndex
CREATE INDEX "training_run_project_id_started_at_number_idx" ON "training_run"("project_id", "started_at" DESC, "number" DESC);

-- CreateIndex
CREATE INDEX "training_run_experiment_id_started_at_idx" ON "training_run"("experiment_id", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "training_run_project_id_number_key" ON "training_run"("project_id", "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "training_run_project_id_content_sha256_key" ON "training_run"("project_id", "content_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "run_metric_run_id_key_key" ON "run_metric"("run_id", "key");

-- CreateIndex
CREATE INDEX "run_dataset_version_id_idx" ON "run_dataset"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_dataset_run_id_name_digest_context_key" ON "run_dataset"("run_id", "name", "digest", "context");

-- CreateIndex
CREATE INDEX "run_artefact_run_id_path_id_idx" ON "run_artefact"("run_id", "path", "id" DESC);

-- CreateIndex
CREATE INDEX "training_choice_project_id_round_id_idx" ON "training_choice"("project_id", "round", "id" DESC);

-- CreateIndex
CREATE INDEX "training_choice_run_id_idx" ON "training_choice"("run_id");

-- AddForeignKey
ALTER TABLE "training_experiment" ADD CONSTRAINT "training_experiment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_run" ADD CONSTRAINT "training_run_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_run" ADD CONSTRAINT "training_run_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "training_experiment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_run" ADD CONSTRAINT "training_run_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_param" ADD CONSTRAINT "run_param_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "training_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_tag" ADD CONSTRAINT "run_tag_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "training_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_metric" ADD CONSTRAINT "run_metric_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "training_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_dataset" ADD CONSTRAINT "run_dataset_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "training_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_dataset" ADD CONSTRAINT "run_dataset_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_artefact" ADD CONSTRAINT "run_artefact_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "training_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_artefact" ADD CONSTRAINT "run_artefact_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_choice" ADD CONSTRAINT "training_choice_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_choice" ADD CONSTRAINT "training_choice_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "training_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a run logged, and what was chosen, stays as it was written.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['run_param', 'run_metric_point', 'run_artefact', 'training_choice'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;
