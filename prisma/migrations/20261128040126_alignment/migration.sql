-- CreateEnum
CREATE TYPE "CampaignKind" AS ENUM ('pairwise', 'rating', 'acceptance');

-- CreateEnum
CREATE TYPE "RationaleRule" AS ENUM ('optional', 'required');

-- CreateEnum
CREATE TYPE "CampaignStanding" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "LabelSource" AS ENUM ('person', 'machine');

-- CreateEnum
CREATE TYPE "Opinion" AS ENUM ('a', 'b', 'tie', 'both_bad', 'accept', 'reject', 'rated');

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "CampaignKind" NOT NULL,
    "raters_per_item" INTEGER NOT NULL,
    "allow_tie" BOOLEAN NOT NULL,
    "allow_both_bad" BOOLEAN NOT NULL,
    "rationale" "RationaleRule" NOT NULL,
    "scale_min" INTEGER,
    "scale_max" INTEGER,
    "seed" INTEGER NOT NULL,
    "item_count" INTEGER NOT NULL,
    "gold_count" INTEGER NOT NULL,
    "items_sha256" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_guideline" (
    "campaign_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "saved_by_id" UUID,
    "saved_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_guideline_pkey" PRIMARY KEY ("campaign_id","version")
);

-- CreateTable
CREATE TABLE "campaign_state" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "state" "CampaignStanding" NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_item" (
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT,
    "prompt" JSONB NOT NULL,
    "response_a" JSONB NOT NULL,
    "response_b" JSONB,
    "model_a" TEXT,
    "model_b" TEXT,
    "length_a" INTEGER NOT NULL,
    "length_b" INTEGER,
    "gold" TEXT,
    "label" TEXT,
    "label_source" "LabelSource",
    "group" TEXT,

    CONSTRAINT "campaign_item_pkey" PRIMARY KEY ("campaign_id","position")
);

-- CreateTable
CREATE TABLE "campaign_seat" (
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "seat" INTEGER NOT NULL,
    "rank" BIGINT NOT NULL,
    "is_gold" BOOLEAN NOT NULL,
    "rater_id" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "judgement_id" UUID,

    CONSTRAINT "campaign_seat_pkey" PRIMARY KEY ("campaign_id","position","seat")
);

-- CreateTable
CREATE TABLE "campaign_rater" (
    "campaign_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "turns" INTEGER NOT NULL DEFAULT 0,
    "cursor" BIGINT NOT NULL DEFAULT -1,
    "gold_cursor" BIGINT NOT NULL DEFAULT -1,
    "judged" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "gold_judged" INTEGER NOT NULL DEFAULT 0,
    "gold_right" INTEGER NOT NULL DEFAULT 0,
    "duration_ms" BIGINT NOT NULL DEFAULT 0,
    "last_judged_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_rater_pkey" PRIMARY KEY ("campaign_id","user_id")
);

-- CreateTable
CREATE TABLE "judgement" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "source" "LabelSource" NOT NULL,
    "rater_id" UUID,
    "rater_name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "guideline_version" INTEGER NOT NULL,
    "opinion" "Opinion" NOT NULL,
    "rating" INTEGER,
    "shown_first" TEXT,
    "rationale" TEXT NOT NULL DEFAULT '',
    "duration_ms" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "judgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "judgement_retraction" (
    "judgement_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "judgement_retraction_pkey" PRIMARY KEY ("judgement_id")
);

-- CreateTable
CREATE TABLE "task_skip" (
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rater_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_skip_pkey" PRIMARY KEY ("campaign_id","position","rater_id")
);

-- CreateTable
CREATE TABLE "seat_lapse" (
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rater_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_lapse_pkey" PRIMARY KEY ("campaign_id","position","rater_id")
);

-- CreateTable
CREATE TABLE "campaign_measure" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "state_id" UUID NOT NULL,
    "judgement_count" INTEGER NOT NULL,
    "alpha" DOUBLE PRECISION,
    "alpha_low" DOUBLE PRECISION,
    "alpha_high" DOUBLE PRECISION,
    "item_count" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alignment_choice" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "campaign_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "chosen_by_id" UUID,
    "chosen_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alignment_choice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "campaign_project_id_number_key" ON "campaign"("project_id", "number" DESC);

-- CreateIndex
CREATE INDEX "campaign_state_campaign_id_id_idx" ON "campaign_state"("campaign_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "campaign_seat_judgement_id_key" ON "campaign_seat"("judgement_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_seat_campaign_id_position_rater_id_key" ON "campaign_seat"("campaign_id", "position", "rater_id");

-- CreateIndex
CREATE INDEX "campaign_rater_user_id_idx" ON "campaign_rater"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_rater_campaign_id_number_key" ON "campaign_rater"("campaign_id", "number");

-- CreateIndex
CREATE INDEX "judgement_campaign_id_rater_id_at_idx" ON "judgement"("campaign_id", "rater_id", "at" DESC);

-- CreateIndex
CREATE INDEX "judgement_campaign_id_at_idx" ON "judgement"("campaign_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "judgement_campaign_id_position_rater_id_revision_key" ON "judgement"("campaign_id", "position", "rater_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_measure_state_id_key" ON "campaign_measure"("state_id");

-- CreateIndex
CREATE INDEX "campaign_measure_campaign_id_id_idx" ON "campaign_measure"("campaign_id", "id" DESC);

-- CreateIndex
CREATE INDEX "alignment_choice_project_id_round_id_idx" ON "alignment_choice"("project_id", "round", "id" DESC);

-- CreateIndex
CREATE INDEX "alignment_choice_campaign_id_idx" ON "alignment_choice"("campaign_id");

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_guideline" ADD CONSTRAINT "campaign_guideline_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_state" ADD CONSTRAINT "campaign_state_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_rater" ADD CONSTRAINT "campaign_rater_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_rater" ADD CONSTRAINT "campaign_rater_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "judgement_retraction" ADD CONSTRAINT "judgement_retraction_judgement_id_fkey" FOREIGN KEY ("judgement_id") REFERENCES "judgement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_measure" ADD CONSTRAINT "campaign_measure_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alignment_choice" ADD CONSTRAINT "alignment_choice_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alignment_choice" ADD CONSTRAINT "alignment_choice_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The next seat for somebody: the free ones in the shuffled order, then those whose holders fell silent.
CREATE INDEX "campaign_seat_free_idx" ON "campaign_seat"("campaign_id", "is_gold", "rank", "position", "seat") WHERE "rater_id" IS NULL;
CREATE INDEX "campaign_seat_held_idx" ON "campaign_seat"("campaign_id", "lease_until") WHERE "rater_id" IS NOT NULL AND "judgement_id" IS NULL;
CREATE INDEX "campaign_seat_judged_idx" ON "campaign_seat"("campaign_id", "rank", "position") WHERE "judgement_id" IS NOT NULL;

-- A machine is nobody's colleague: what it says has no rater, and so never a seat.
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_of_a_person_has_a_rater" CHECK (("source" = 'person') = ("rater_id" IS NOT NULL));
ALTER TABLE "judgement" ADD CONSTRAINT "judgement_rating_belongs_to_rated" CHECK (("opinion" = 'rated') = ("rating" IS NOT NULL));
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_scale_belongs_to_rating"
  CHECK (CASE WHEN "kind" = 'rating' THEN "scale_min" < "scale_max" ELSE "scale_min" IS NULL AND "scale_max" IS NULL END);
ALTER TABLE "campaign_item" ADD CONSTRAINT "campaign_item_label_has_a_source" CHECK (("label" IS NULL) = ("label_source" IS NULL));

-- What was asked, said and decided stays as it was written. Items are written before their campaign and may be swept until it is there.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['campaign_guideline', 'campaign_state', 'judgement', 'judgement_retraction', 'task_skip', 'seat_lapse',
                              'campaign_measure', 'alignment_choice'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
    REVOKE UPDATE, TRUNCATE ON "campaign_item" FROM cairn_app;
    REVOKE UPDATE, DELETE, TRUNCATE ON "campaign" FROM cairn_app;
  END IF;
END
$$;

CREATE FUNCTION refuse_change_of_campaign_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM campaign WHERE id = OLD.campaign_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "campaign_item" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_campaign_item();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "campaign_item" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "campaign" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "campaign" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
