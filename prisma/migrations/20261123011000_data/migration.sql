-- CreateEnum
CREATE TYPE "LawfulBasis" AS ENUM ('consent', 'contract', 'legal_obligation', 'vital_interests', 'public_task', 'legitimate_interests', 'not_personal');

-- CreateEnum
CREATE TYPE "PersonalData" AS ENUM ('none', 'personal', 'special');

-- CreateEnum
CREATE TYPE "SpecialCategory" AS ENUM ('origin', 'politics', 'belief', 'union_membership', 'genetic', 'biometric', 'health', 'sex_life');

-- CreateEnum
CREATE TYPE "SpecialException" AS ENUM ('explicit_consent', 'employment_law', 'vital_interests', 'non_profit_members', 'made_public', 'legal_claims', 'public_interest', 'health_care', 'public_health', 'research');

-- CreateTable
CREATE TABLE "data_source" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "origin" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "lawful_basis" "LawfulBasis",
    "basis_justification" TEXT NOT NULL DEFAULT '',
    "personal_data" "PersonalData" NOT NULL,
    "special_categories" "SpecialCategory"[],
    "special_exception" "SpecialException",
    "region" TEXT NOT NULL,
    "retention_until" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by_id" UUID,
    "retirement_reason" TEXT,

    CONSTRAINT "data_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_source_revision" (
    "source_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_source_revision_pkey" PRIMARY KEY ("source_id","revision")
);

-- CreateTable
CREATE TABLE "consent_record" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subjects" TEXT NOT NULL,
    "text_version" TEXT NOT NULL,
    "collected_how" TEXT NOT NULL,
    "is_explicit" BOOLEAN NOT NULL,
    "granted_on" DATE NOT NULL,
    "expires_on" DATE,
    "people_count" INTEGER,
    "evidence_url" TEXT,
    "replaces_id" UUID,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_withdrawal" (
    "consent_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_withdrawal_pkey" PRIMARY KEY ("consent_id")
);

-- CreateIndex
CREATE INDEX "data_source_project_id_retired_at_number_idx" ON "data_source"("project_id", "retired_at", "number");

-- CreateIndex
CREATE UNIQUE INDEX "data_source_project_id_number_key" ON "data_source"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "consent_record_replaces_id_key" ON "consent_record"("replaces_id");

-- CreateIndex
CREATE UNIQUE INDEX "consent_record_source_id_number_key" ON "consent_record"("source_id", "number");

-- AddForeignKey
ALTER TABLE "data_source" ADD CONSTRAINT "data_source_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_source_revision" ADD CONSTRAINT "data_source_revision_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "data_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "data_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "consent_record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_withdrawal" ADD CONSTRAINT "consent_withdrawal_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "consent_record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A name may be used again once its source is retired.
CREATE UNIQUE INDEX "data_source_live_name_key" ON "data_source"("project_id", lower("name")) WHERE "retired_at" IS NULL;

-- What was defined, consented to and withdrawn stays as it was written.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['data_source_revision', 'consent_record', 'consent_withdrawal'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;
