-- CreateEnum
CREATE TYPE "OptimisationMethod" AS ENUM ('distillation', 'quantisation', 'pruning', 'other');

-- CreateEnum
CREATE TYPE "OptimisationSide" AS ENUM ('base', 'candidate');

-- CreateEnum
CREATE TYPE "FactSource" AS ENUM ('measured', 'imported', 'declared');

-- CreateTable
CREATE TABLE "optimisation" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "method" "OptimisationMethod" NOT NULL,
    "base_name" TEXT NOT NULL,
    "candidate_name" TEXT NOT NULL,
    "artefact_digest" TEXT,
    "settings" JSONB NOT NULL,
    "configuration" JSONB,
    "configuration_kind" TEXT,
    "metrics" TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "round" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "optimisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "optimisation_policy" (
    "id" UUID NOT NULL,
    "optimisation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "min_recovery" DOUBLE PRECISION NOT NULL,
    "max_floor_drop" DOUBLE PRECISION NOT NULL,
    "required_floors" TEXT[],
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,

    CONSTRAINT "optimisation_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "optimisation_comparison" (
    "id" UUID NOT NULL,
    "optimisation_id" UUID NOT NULL,
    "base_evaluation_id" UUID NOT NULL,
    "candidate_evaluation_id" UUID NOT NULL,
    "metrics" JSONB NOT NULL,
    "floors" JSONB NOT NULL,
    "mean_recovery" DOUBLE PRECISION,
    "mean_low" DOUBLE PRECISION,
    "mean_high" DOUBLE PRECISION,
    "shared_items" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,

    CONSTRAINT "optimisation_comparison_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "optimisation_rate" (
    "id" UUID NOT NULL,
    "optimisation_id" UUID NOT NULL,
    "floor" TEXT NOT NULL,
    "base_count" INTEGER NOT NULL,
    "base_total" INTEGER NOT NULL,
    "candidate_count" INTEGER NOT NULL,
    "candidate_total" INTEGER NOT NULL,
    "lost" INTEGER,
    "gained" INTEGER,
    "source" "FactSource" NOT NULL,
    "origin" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,

    CONSTRAINT "optimisation_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "optimisation_measurement" (
    "id" UUID NOT NULL,
    "optimisation_id" UUID NOT NULL,
    "side" "OptimisationSide" NOT NULL,
    "quantity" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "source" "FactSource" NOT NULL,
    "origin" TEXT NOT NULL,
    "hardware" TEXT NOT NULL DEFAULT '',
    "batch" INTEGER,
    "context_tokens" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,

    CONSTRAINT "optimisation_measurement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "optimisation_choice" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "optimisation_id" UUID,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "chosen_by_id" UUID,
    "chosen_by_name" TEXT NOT NULL,

    CONSTRAINT "optimisation_choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "size_reading" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "report" JSONB NOT NULL,
    "architecture" JSONB,
    "sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,

    CONSTRAINT "size_reading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "optimisation_project_id_number_key" ON "optimisation"("project_id", "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "optimisation_policy_optimisation_id_version_key" ON "optimisation_policy"("optimisation_id", "version");

-- CreateIndex
CREATE INDEX "optimisation_comparison_optimisation_id_id_idx" ON "optimisation_comparison"("optimisation_id", "id" DESC);

-- CreateIndex
CREATE INDEX "optimisation_comparison_base_evaluation_id_idx" ON "optimisation_comparison"("base_evaluation_id");

-- CreateIndex
CREATE INDEX "optimisation_comparison_candidate_evaluation_id_idx" ON "optimisation_comparison"("candidate_evaluation_id");

-- CreateIndex
CREATE INDEX "optimisation_rate_optimisation_id_floor_id_idx" ON "optimisation_rate"("optimisation_id", "floor", "id" DESC);

-- CreateIndex
CREATE INDEX "optimisation_measurement_optimisation_id_side_quantity_id_idx" ON "optimisation_measurement"("optimisation_id", "side", "quantity", "id" DESC);

-- CreateIndex
CREATE INDEX "optimisation_choice_project_id_round_id_idx" ON "optimisation_choice"("project_id", "round", "id" DESC);

-- CreateIndex
CREATE INDEX "optimisation_choice_optimisation_id_idx" ON "optimisation_choice"("optimisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "size_reading_project_id_number_key" ON "size_reading"("project_id", "number" DESC);

-- AddForeignKey
ALTER TABLE "optimisation" ADD CONSTRAINT "optimisation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimisation_policy" ADD CONSTRAINT "optimisation_policy_optimisation_id_fkey" FOREIGN KEY ("optimisation_id") REFERENCES "optimisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimisation_comparison" ADD CONSTRAINT "optimisation_comparison_optimisation_id_fkey" FOREIGN KEY ("optimisation_id") REFERENCES "optimisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimisation_comparison" ADD CONSTRAINT "optimisation_comparison_base_evaluation_id_fkey" FOREIGN KEY ("base_evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimisation_comparison" ADD CONSTRAINT "optimisation_comparison_candidate_evaluation_id_fkey" FOREIGN KEY ("candidate_evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimisation_rate" ADD CONSTRAINT "optimisation_rate_optimisation_id_fkey" FOREIGN KEY ("optimisation_id") REFERENCES "optimisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimisation_measurement" ADD CONSTRAINT "optimisation_measurement_optimisation_id_fkey" FOREIGN KEY ("optimisation_id") REFERENCES "optimisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimisation_choice" ADD CONSTRAINT "optimisation_choice_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "optimisation_choice" ADD CONSTRAINT "optimisation_choice_optimisation_id_fkey" FOREIGN KEY ("optimisation_id") REFERENCES "optimisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "size_reading" ADD CONSTRAINT "size_reading_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was measured, compared and chosen stays as it was written.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['optimisation', 'optimisation_policy', 'optimisation_comparison', 'optimisation_rate', 'optimisation_measurement', 'optimisation_choice', 'size_reading'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;
