-- CreateEnum
CREATE TYPE "JudgeChoice" AS ENUM ('first', 'second', 'tie');

-- CreateTable
CREATE TABLE "judge_prompt" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "saved_by_id" UUID,
    "saved_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "judge_prompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judge_run" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "campaign_id" UUID NOT NULL,
    "prompt_id" UUID NOT NULL,
    "guideline_version" INTEGER,
    "connection" INTEGER NOT NULL,
    "connection_name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "item_count" INTEGER NOT NULL,
    "campaign_items" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "unread" INTEGER NOT NULL,
    "consistency" DOUBLE PRECISION,
    "position_flag" TEXT,
    "kappa" DOUBLE PRECISION,
    "kappa_low" DOUBLE PRECISION,
    "kappa_high" DOUBLE PRECISION,
    "accuracy" DOUBLE PRECISION,
    "accuracy_low" DOUBLE PRECISION,
    "accuracy_high" DOUBLE PRECISION,
    "beside_people" INTEGER NOT NULL,
    "tokens" BIGINT NOT NULL,
    "cost_usd" DOUBLE PRECISION,
    "figures" JSONB NOT NULL,
    "warnings" TEXT[],
    "round" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" UUID,
    "started_by_name" TEXT NOT NULL,

    CONSTRAINT "judge_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judge_answer" (
    "judge_run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "shown_first" TEXT NOT NULL,
    "preferred" "JudgeChoice",
    "reason" TEXT NOT NULL,
    "said" TEXT,
    "error" TEXT,
    "tokens" INTEGER NOT NULL,
    "cost_usd" DOUBLE PRECISION,

    CONSTRAINT "judge_answer_pkey" PRIMARY KEY ("judge_run_id","position","shown_first")
);

-- CreateTable
CREATE TABLE "reward_model" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "campaign_id" UUID NOT NULL,
    "judge_run_id" UUID,
    "seed" INTEGER NOT NULL,
    "pairs_of_people" INTEGER NOT NULL,
    "pairs_of_machines" INTEGER NOT NULL,
    "training_pairs" INTEGER NOT NULL,
    "held_out_pairs" INTEGER NOT NULL,
    "data_sha256" TEXT NOT NULL,
    "judgement_count" INTEGER NOT NULL,
    "newest_judgement_at" TIMESTAMPTZ(3),
    "accuracy" DOUBLE PRECISION NOT NULL,
    "accuracy_low" DOUBLE PRECISION NOT NULL,
    "accuracy_high" DOUBLE PRECISION NOT NULL,
    "log_loss" DOUBLE PRECISION NOT NULL,
    "ece" DOUBLE PRECISION NOT NULL,
    "length_flag" TEXT,
    "report" JSONB NOT NULL,
    "blob_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "trained_at" TIMESTAMPTZ(3) NOT NULL,
    "trained_by_id" UUID,
    "trained_by_name" TEXT NOT NULL,

    CONSTRAINT "reward_model_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "judge_prompt_project_id_name_version_key" ON "judge_prompt"("project_id", "name", "version" DESC);

-- CreateIndex
CREATE INDEX "judge_run_project_id_round_number_idx" ON "judge_run"("project_id", "round", "number" DESC);

-- CreateIndex
CREATE INDEX "judge_run_campaign_id_idx" ON "judge_run"("campaign_id");

-- CreateIndex
CREATE INDEX "judge_run_prompt_id_idx" ON "judge_run"("prompt_id");

-- CreateIndex
CREATE UNIQUE INDEX "judge_run_project_id_number_key" ON "judge_run"("project_id", "number" DESC);

-- CreateIndex
CREATE INDEX "reward_model_project_id_round_number_idx" ON "reward_model"("project_id", "round", "number" DESC);

-- CreateIndex
CREATE INDEX "reward_model_campaign_id_idx" ON "reward_model"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "reward_model_project_id_number_key" ON "reward_model"("project_id", "number" DESC);

-- AddForeignKey
ALTER TABLE "judge_prompt" ADD CONSTRAINT "judge_prompt_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge_run" ADD CONSTRAINT "judge_run_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge_run" ADD CONSTRAINT "judge_run_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judge_run" ADD CONSTRAINT "judge_run_prompt_id_fkey" FOREIGN KEY ("prompt_id") REFERENCES "judge_prompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reward_model" ADD CONSTRAINT "reward_model_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reward_model" ADD CONSTRAINT "reward_model_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reward_model" ADD CONSTRAINT "reward_model_judge_run_id_fkey" FOREIGN KEY ("judge_run_id") REFERENCES "judge_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reward_model" ADD CONSTRAINT "reward_model_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blob"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What machines made of preferences stays as it was written. A judge's answers are written before their run and may be swept until it is there.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['judge_prompt', 'judge_run', 'reward_model'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
    REVOKE UPDATE, TRUNCATE ON "judge_answer" FROM cairn_app;
  END IF;
END
$$;

CREATE FUNCTION refuse_change_of_judge_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM judge_run WHERE id = OLD.judge_run_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "judge_answer" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_judge_answer();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "judge_answer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "judge_answer" ADD CONSTRAINT "judge_answer_shown_first_is_a_or_b" CHECK ("shown_first" IN ('a', 'b'));
