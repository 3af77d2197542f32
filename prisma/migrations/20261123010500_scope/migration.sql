-- CreateEnum
CREATE TYPE "MarketEntryKind" AS ENUM ('competitor', 'paper', 'report', 'regulation', 'user_signal');

-- CreateEnum
CREATE TYPE "TechnologyVerdict" AS ENUM ('considered', 'shortlisted', 'rejected');

-- CreateEnum
CREATE TYPE "FeasibilityDecision" AS ENUM ('go', 'revise', 'no_go');

-- CreateEnum
CREATE TYPE "RiskTier" AS ENUM ('prohibited', 'high', 'limited', 'minimal');

-- CreateEnum
CREATE TYPE "ObjectiveDirection" AS ENUM ('higher', 'lower', 'target');

-- CreateTable
CREATE TABLE "scope_brief" (
    "project_id" UUID NOT NULL,
    "problem_statement" TEXT NOT NULL DEFAULT '',
    "users" TEXT NOT NULL DEFAULT '',
    "task_types" TEXT[],
    "non_ai_alternative" TEXT NOT NULL DEFAULT '',
    "out_of_scope" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "editor_ids" UUID[],

    CONSTRAINT "scope_brief_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "market_entry" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "MarketEntryKind" NOT NULL,
    "source" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "implication" TEXT NOT NULL DEFAULT '',
    "found_on" DATE NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "market_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "stakeholder_name" TEXT NOT NULL,
    "stakeholder_role" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "interview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interview_objective" (
    "interview_id" UUID NOT NULL,
    "objective_id" UUID NOT NULL,

    CONSTRAINT "interview_objective_pkey" PRIMARY KEY ("interview_id","objective_id")
);

-- CreateTable
CREATE TABLE "technology_option" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "strengths" TEXT NOT NULL DEFAULT '',
    "weaknesses" TEXT NOT NULL DEFAULT '',
    "verdict" "TechnologyVerdict" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "technology_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feasibility" (
    "project_id" UUID NOT NULL,
    "value" INTEGER,
    "value_note" TEXT NOT NULL DEFAULT '',
    "data_readiness" INTEGER,
    "data_readiness_note" TEXT NOT NULL DEFAULT '',
    "technical_risk" INTEGER,
    "technical_risk_note" TEXT NOT NULL DEFAULT '',
    "cost" INTEGER,
    "cost_note" TEXT NOT NULL DEFAULT '',
    "time" INTEGER,
    "time_note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "editor_ids" UUID[],
    "decision" "FeasibilityDecision",
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "feasibility_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "risk_assessment" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "tier" "RiskTier" NOT NULL,
    "reason" TEXT NOT NULL,
    "articles" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "risk_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objective" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "metric_key" TEXT NOT NULL,
    "direction" "ObjectiveDirection" NOT NULL,
    "baseline" DOUBLE PRECISION,
    "target" DOUBLE PRECISION NOT NULL,
    "tolerance" DOUBLE PRECISION,
    "unit" TEXT NOT NULL DEFAULT '',
    "dataset" TEXT,
    "min_items" INTEGER NOT NULL,
    "due_on" DATE,
    "safety_floor" BOOLEAN NOT NULL DEFAULT false,
    "why" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "frozen_at" TIMESTAMPTZ(3),
    "frozen_by_id" UUID,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by_id" UUID,

    CONSTRAINT "objective_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objective_revision" (
    "objective_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "after_freeze" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "objective_revision_pkey" PRIMARY KEY ("objective_id","revision")
);

-- CreateIndex
CREATE INDEX "market_entry_project_id_found_on_id_idx" ON "market_entry"("project_id", "found_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "interview_project_id_held_on_id_idx" ON "interview"("project_id", "held_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "interview_objective_objective_id_idx" ON "interview_objective"("objective_id");

-- CreateIndex
CREATE INDEX "technology_option_project_id_created_at_id_idx" ON "technology_option"("project_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "risk_assessment_project_id_id_idx" ON "risk_assessment"("project_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "objective_project_id_number_key" ON "objective"("project_id", "number");

-- AddForeignKey
ALTER TABLE "scope_brief" ADD CONSTRAINT "scope_brief_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "market_entry" ADD CONSTRAINT "market_entry_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_objective" ADD CONSTRAINT "interview_objective_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview_objective" ADD CONSTRAINT "interview_objective_objective_id_fkey" FOREIGN KEY ("objective_id") REFERENCES "objective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "technology_option" ADD CONSTRAINT "technology_option_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feasibility" ADD CONSTRAINT "feasibility_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_assessment" ADD CONSTRAINT "risk_assessment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objective" ADD CONSTRAINT "objective_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "objective_revision" ADD CONSTRAINT "objective_revision_objective_id_fkey" FOREIGN KEY ("objective_id") REFERENCES "objective"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a score may be, and that a decision names its moment.
ALTER TABLE "feasibility" ADD CONSTRAINT "feasibility_scores_are_1_to_5" CHECK (
    "value" BETWEEN 1 AND 5 AND "data_readiness" BETWEEN 1 AND 5 AND "technical_risk" BETWEEN 1 AND 5 AND "cost" BETWEEN 1 AND 5 AND "time" BETWEEN 1 AND 5
);
ALTER TABLE "feasibility" ADD CONSTRAINT "feasibility_decision_is_dated" CHECK (("decision" IS NULL) = ("decided_at" IS NULL));
ALTER TABLE "objective" ADD CONSTRAINT "objective_asks_for_0_items_or_more" CHECK ("min_items" >= 0);
ALTER TABLE "objective" ADD CONSTRAINT "objective_tolerance_belongs_to_a_target" CHECK (("tolerance" IS NULL) = ("direction" <> 'target') AND "tolerance" >= 0);

-- Every definition of an objective and every risk tier stays as it was written.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['objective_revision', 'risk_assessment'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;
