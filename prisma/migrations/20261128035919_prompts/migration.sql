-- CreateEnum
CREATE TYPE "PromptKind" AS ENUM ('chat', 'text');

-- AlterEnum
ALTER TYPE "ChoiceKind" ADD VALUE 'prompt';

-- AlterTable
ALTER TABLE "training_choice" ADD COLUMN     "prompt_version_id" UUID;

-- CreateTable
CREATE TABLE "prompt" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_version" (
    "id" UUID NOT NULL,
    "prompt_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "PromptKind" NOT NULL,
    "messages" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "variables" TEXT[],
    "content_sha256" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_version_dataset" (
    "prompt_version_id" UUID NOT NULL,
    "dataset_version_id" UUID NOT NULL,

    CONSTRAINT "prompt_version_dataset_pkey" PRIMARY KEY ("prompt_version_id","dataset_version_id")
);

-- CreateTable
CREATE TABLE "prompt_draft" (
    "prompt_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_draft_pkey" PRIMARY KEY ("prompt_id","user_id")
);

-- CreateTable
CREATE TABLE "prompt_label_move" (
    "id" UUID NOT NULL,
    "prompt_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "version_id" UUID,
    "reason" TEXT NOT NULL,
    "moved_by_id" UUID,
    "moved_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_label_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_run" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "prompt_id" UUID NOT NULL,
    "columns" TEXT[],
    "row_count" INTEGER NOT NULL,
    "dataset_version_id" UUID,
    "concurrency" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "budget_usd" DOUBLE PRECISION,
    "budget_tokens" BIGINT,
    "job_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_run_variant" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "prompt_version_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "model" TEXT NOT NULL,

    CONSTRAINT "prompt_run_variant_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateTable
CREATE TABLE "prompt_run_row" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "prompt_run_row_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateTable
CREATE TABLE "prompt_answer" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "variant" INTEGER NOT NULL,
    "answer" TEXT,
    "error" TEXT,
    "finish_reason" TEXT,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "is_estimated" BOOLEAN NOT NULL DEFAULT false,
    "latency_ms" DOUBLE PRECISION,
    "first_token_ms" DOUBLE PRECISION,
    "cost_usd" DOUBLE PRECISION,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompt_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_answer_part" (
    "run_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "variant" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "prompt_answer_part_pkey" PRIMARY KEY ("run_id","row","variant")
);

-- CreateIndex
CREATE UNIQUE INDEX "prompt_project_id_key_key" ON "prompt"("project_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_version_prompt_id_number_key" ON "prompt_version"("prompt_id", "number");

-- CreateIndex
CREATE INDEX "prompt_version_dataset_dataset_version_id_idx" ON "prompt_version_dataset"("dataset_version_id");

-- CreateIndex
CREATE INDEX "prompt_label_move_prompt_id_label_id_idx" ON "prompt_label_move"("prompt_id", "label", "id" DESC);

-- CreateIndex
CREATE INDEX "prompt_label_move_version_id_idx" ON "prompt_label_move"("version_id");

-- CreateIndex
CREATE INDEX "prompt_run_prompt_id_number_idx" ON "prompt_run"("prompt_id", "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "prompt_run_project_id_number_key" ON "prompt_run"("project_id", "number" DESC);

-- CreateIndex
CREATE INDEX "prompt_run_variant_prompt_version_id_idx" ON "prompt_run_variant"("prompt_version_id");

-- CreateIndex
CREATE INDEX "prompt_answer_run_id_id_idx" ON "prompt_answer"("run_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_answer_run_id_row_variant_key" ON "prompt_answer"("run_id", "row", "variant");

-- CreateIndex
CREATE INDEX "training_choice_prompt_version_id_idx" ON "training_choice"("prompt_version_id");

-- AddForeignKey
ALTER TABLE "prompt" ADD CONSTRAINT "prompt_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_version" ADD CONSTRAINT "prompt_version_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "prompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_version_dataset" ADD CONSTRAINT "prompt_version_dataset_prompt_version_id_fkey" FOREIGN KEY ("prompt_version_id") REFERENCES "prompt_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_version_dataset" ADD CONSTRAINT "prompt_version_dataset_dataset_version_id_fkey" FOREIGN KEY ("dataset_version_id") REFERENCES "dataset_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_draft" ADD CONSTRAINT "prompt_draft_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "prompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_label_move" ADD CONSTRAINT "prompt_label_move_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "prompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_label_move" ADD CONSTRAINT "prompt_label_move_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "prompt_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_run" ADD CONSTRAINT "prompt_run_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_run" ADD CONSTRAINT "prompt_run_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "prompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_run" ADD CONSTRAINT "prompt_run_dataset_version_id_fkey" FOREIGN KEY ("dataset_version_id") REFERENCES "dataset_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_run_variant" ADD CONSTRAINT "prompt_run_variant_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "prompt_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_run_variant" ADD CONSTRAINT "prompt_run_variant_prompt_version_id_fkey" FOREIGN KEY ("prompt_version_id") REFERENCES "prompt_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_run_variant" ADD CONSTRAINT "prompt_run_variant_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_run_row" ADD CONSTRAINT "prompt_run_row_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "prompt_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_answer" ADD CONSTRAINT "prompt_answer_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "prompt_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_answer_part" ADD CONSTRAINT "prompt_answer_part_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "prompt_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_choice" ADD CONSTRAINT "training_choice_prompt_version_id_fkey" FOREIGN KEY ("prompt_version_id") REFERENCES "prompt_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A choice is of one thing.
ALTER TABLE "training_choice" ADD CONSTRAINT "training_choice_one" CHECK (num_nonnulls("run_id", "prompt_version_id") = 1);

-- What a prompt said, where a label pointed and what was answered stays as it was written.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['prompt_version', 'prompt_version_dataset', 'prompt_label_move', 'prompt_run_variant', 'prompt_run_row',
                              'prompt_answer'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;
