-- CreateTable
CREATE TABLE "custom_model" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "parameters" DOUBLE PRECISION,
    "active_parameters" DOUBLE PRECISION,
    "context_tokens" INTEGER,
    "architecture" TEXT NOT NULL,
    "modalities" TEXT[],
    "licence" TEXT NOT NULL,
    "weights_open" BOOLEAN NOT NULL,
    "released" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "custom_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "declared_use" (
    "project_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "use" JSONB NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "declared_use_pkey" PRIMARY KEY ("project_id","version")
);

-- CreateTable
CREATE TABLE "licence_answer" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "licence" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "licence_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "licence_review" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "licence" TEXT NOT NULL,
    "findings" JSONB NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "licence_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_candidate" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "catalogue_key" TEXT,
    "custom_model_id" UUID,
    "way" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "model_candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "selection_criteria" (
    "project_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "criteria" JSONB NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "selection_criteria_pkey" PRIMARY KEY ("project_id","version")
);

-- CreateTable
CREATE TABLE "candidate_score" (
    "id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "points" DOUBLE PRECISION,
    "measured" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "evaluation_id" UUID,
    "url" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "candidate_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_decision" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "candidate_id" UUID NOT NULL,
    "context" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "consequences" TEXT NOT NULL,
    "considered" JSONB NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certification_note" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT '',
    "issued_on" DATE,
    "expires_on" DATE,
    "url" TEXT,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "certification_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_model_project_id_number_key" ON "custom_model"("project_id", "number");

-- CreateIndex
CREATE INDEX "licence_answer_project_id_licence_question_id_idx" ON "licence_answer"("project_id", "licence", "question", "id" DESC);

-- CreateIndex
CREATE INDEX "licence_review_project_id_licence_id_idx" ON "licence_review"("project_id", "licence", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "model_candidate_project_id_number_key" ON "model_candidate"("project_id", "number");

-- CreateIndex
CREATE INDEX "candidate_score_candidate_id_criterion_id_idx" ON "candidate_score"("candidate_id", "criterion", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "model_decision_project_id_version_key" ON "model_decision"("project_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "certification_note_project_id_number_key" ON "certification_note"("project_id", "number");

-- AddForeignKey
ALTER TABLE "custom_model" ADD CONSTRAINT "custom_model_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "declared_use" ADD CONSTRAINT "declared_use_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_answer" ADD CONSTRAINT "licence_answer_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "licence_review" ADD CONSTRAINT "licence_review_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_candidate" ADD CONSTRAINT "model_candidate_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_candidate" ADD CONSTRAINT "model_candidate_custom_model_id_fkey" FOREIGN KEY ("custom_model_id") REFERENCES "custom_model"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "selection_criteria" ADD CONSTRAINT "selection_criteria_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_score" ADD CONSTRAINT "candidate_score_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "model_candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_score" ADD CONSTRAINT "candidate_score_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_decision" ADD CONSTRAINT "model_decision_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_decision" ADD CONSTRAINT "model_decision_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "model_candidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certification_note" ADD CONSTRAINT "certification_note_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was declared, answered, scored and decided stays as it was written; a change is a row of its own.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['declared_use', 'licence_answer', 'licence_review', 'selection_criteria', 'candidate_score', 'model_decision'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;

-- A candidate is one model, of the catalogue or of the project.
ALTER TABLE "model_candidate" ADD CONSTRAINT "candidate_is_one_model" CHECK (("catalogue_key" IS NULL) <> ("custom_model_id" IS NULL));
