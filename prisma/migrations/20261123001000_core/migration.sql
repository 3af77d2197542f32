-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Phase" AS ENUM ('scope', 'data', 'model', 'training', 'alignment', 'evaluation', 'deployment', 'monitoring');

-- CreateEnum
CREATE TYPE "AnswerState" AS ENUM ('open', 'met', 'not_applicable');

-- CreateEnum
CREATE TYPE "SignDecision" AS ENUM ('approve', 'reject');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('open', 'closed', 'insufficient');

-- CreateEnum
CREATE TYPE "InstanceRole" AS ENUM ('admin', 'member');

-- CreateEnum
CREATE TYPE "SignInMethod" AS ENUM ('password', 'oidc');

-- CreateEnum
CREATE TYPE "ProjectRole" AS ENUM ('lead', 'contributor', 'reviewer', 'rater', 'stakeholder', 'auditor');

-- CreateTable
CREATE TABLE "ledger_entry" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "phase" TEXT,
    "payload" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateTable
CREATE TABLE "ledger_head" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "ledger_head_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "round" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "phase" "Phase" NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" TEXT,
    "started_by_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "phase" "Phase" NOT NULL,
    "version" INTEGER NOT NULL,
    "criteria" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,

    CONSTRAINT "policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "phase" "Phase" NOT NULL,
    "round" INTEGER NOT NULL,
    "template_key" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checklist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_answer" (
    "id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "item_key" TEXT NOT NULL,
    "state" "AnswerState" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checklist_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_evidence" (
    "id" UUID NOT NULL,
    "checklist_id" UUID NOT NULL,
    "item_key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "attachment_id" UUID,
    "sha256" TEXT,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "checklist_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "phase" "Phase" NOT NULL,
    "round" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "decision" "SignDecision" NOT NULL,
    "meaning" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "signer_id" UUID NOT NULL,
    "signer_name" TEXT NOT NULL,
    "signer_role" "ProjectRole" NOT NULL,
    "method" "SignInMethod" NOT NULL,
    "digest" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiver" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "phase" "Phase" NOT NULL,
    "round" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "finding_key" TEXT NOT NULL,
    "finding_title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "agreed" BOOLEAN,
    "comment" TEXT NOT NULL DEFAULT '',
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phase_note" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "phase" "Phase" NOT NULL,
    "round" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phase_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gate_verdict" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "phase" "Phase" NOT NULL,
    "round" INTEGER NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "judgement" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing" (
    "project_id" UUID NOT NULL,
    "judged_revision" INTEGER NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "trail" JSONB NOT NULL,
    "current_phase" "Phase",
    "blocker" JSONB,
    "objectives" JSONB NOT NULL,
    "risk_tier" TEXT,
    "is_blocked" BOOLEAN NOT NULL,
    "is_stale" BOOLEAN NOT NULL,
    "is_waived" BOOLEAN NOT NULL,

    CONSTRAINT "standing_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "review_request" (
    "project_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "phase" "Phase" NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "roles" "ProjectRole"[],
    "excluded_users" UUID[],
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_request_pkey" PRIMARY KEY ("project_id","phase","subject")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "oidc_subject" TEXT,
    "role" "InstanceRole" NOT NULL DEFAULT 'member',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "method" "SignInMethod" NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "project_id" UUID,
    "project_role" "ProjectRole",
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "window_started_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "ProjectRole" NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "permissions" TEXT[],
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ledger_entry_chain_type_seq_idx" ON "ledger_entry"("chain", "type", "seq" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "round_project_id_phase_number_key" ON "round"("project_id", "phase", "number");

-- CreateIndex
CREATE UNIQUE INDEX "policy_project_id_phase_version_key" ON "policy"("project_id", "phase", "version");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_project_id_phase_round_template_key_key" ON "checklist"("project_id", "phase", "round", "template_key");

-- CreateIndex
CREATE INDEX "checklist_answer_checklist_id_item_key_id_idx" ON "checklist_answer"("checklist_id", "item_key", "id" DESC);

-- CreateIndex
CREATE INDEX "checklist_evidence_checklist_id_item_key_idx" ON "checklist_evidence"("checklist_id", "item_key");

-- CreateIndex
CREATE INDEX "sign_off_project_id_phase_round_subject_signed_at_idx" ON "sign_off"("project_id", "phase", "round", "subject", "signed_at" DESC);

-- CreateIndex
CREATE INDEX "waiver_project_id_phase_round_idx" ON "waiver"("project_id", "phase", "round");

-- CreateIndex
CREATE UNIQUE INDEX "waiver_project_id_number_key" ON "waiver"("project_id", "number");

-- CreateIndex
CREATE INDEX "phase_note_project_id_phase_round_id_idx" ON "phase_note"("project_id", "phase", "round", "id" DESC);

-- CreateIndex
CREATE INDEX "gate_verdict_project_id_phase_id_idx" ON "gate_verdict"("project_id", "phase", "id" DESC);

-- CreateIndex
CREATE INDEX "standing_valid_until_idx" ON "standing"("valid_until");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_oidc_subject_key" ON "user"("oidc_subject");

-- CreateIndex
CREATE INDEX "session_user_id_created_at_idx" ON "session"("user_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_project_id_created_at_idx" ON "invitation"("project_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "project_slug_key" ON "project"("slug");

-- CreateIndex
CREATE INDEX "project_created_at_idx" ON "project"("created_at" DESC);

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_project_id_created_at_idx" ON "api_token"("project_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "attachment_project_id_sha256_name_key" ON "attachment"("project_id", "sha256", "name");

-- AddForeignKey
ALTER TABLE "round" ADD CONSTRAINT "round_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy" ADD CONSTRAINT "policy_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist" ADD CONSTRAINT "checklist_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_answer" ADD CONSTRAINT "checklist_answer_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_evidence" ADD CONSTRAINT "checklist_evidence_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiver" ADD CONSTRAINT "waiver_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phase_note" ADD CONSTRAINT "phase_note_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_verdict" ADD CONSTRAINT "gate_verdict_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standing" ADD CONSTRAINT "standing_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_request" ADD CONSTRAINT "review_request_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
