-- CreateEnum
CREATE TYPE "ArtefactKind" AS ENUM ('model', 'container', 'adapter', 'prompt');

-- CreateEnum
CREATE TYPE "DeploymentKind" AS ENUM ('deploy', 'rollback');

-- CreateEnum
CREATE TYPE "DeploymentResult" AS ENUM ('succeeded', 'failed');

-- CreateEnum
CREATE TYPE "RehearsalOutcome" AS ENUM ('succeeded', 'failed');

-- CreateTable
CREATE TABLE "environment" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "required_gates" "Phase"[],
    "approvals" INTEGER NOT NULL,
    "token_seconds" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "environment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "environment_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "kind" "ArtefactKind" NOT NULL,
    "uri" TEXT NOT NULL DEFAULT '',
    "size_bytes" BIGINT,
    "change_log" TEXT NOT NULL DEFAULT '',
    "run_id" UUID,
    "decision_id" UUID,
    "evaluation_id" UUID,
    "made_of" TEXT NOT NULL DEFAULT '',
    "previous_id" UUID,
    "author_ids" UUID[],
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "submitted_at" TIMESTAMPTZ(3),
    "submitted_by_name" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_name" TEXT,
    "withdraw_reason" TEXT,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deploy_token" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "kind" "DeploymentKind" NOT NULL,
    "order_id" UUID,
    "requester_id" TEXT NOT NULL,
    "requester_name" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "grounds" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(0) NOT NULL,
    "expires_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "deploy_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token_refusal" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "environment" TEXT,
    "digest" TEXT,
    "reasons" JSONB NOT NULL,
    "requester_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "token_refusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "environment_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "kind" "DeploymentKind" NOT NULL,
    "token_id" UUID NOT NULL,
    "order_id" UUID,
    "started_by_id" TEXT NOT NULL,
    "started_by_name" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_outcome" (
    "deployment_id" UUID NOT NULL,
    "result" "DeploymentResult" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deployment_outcome_pkey" PRIMARY KEY ("deployment_id")
);

-- CreateTable
CREATE TABLE "rollback_order" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "environment_id" UUID NOT NULL,
    "from_id" UUID,
    "to_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "ordered_by_id" UUID NOT NULL,
    "ordered_by_name" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rollback_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollback_rehearsal" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "environment_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID,
    "rehearsed_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_seconds" INTEGER NOT NULL,
    "outcome" "RehearsalOutcome" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "attachment_id" UUID,
    "sha256" TEXT,
    "recorded_by_id" UUID,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rollback_rehearsal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "service_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "environment_id" UUID,
    "release_id" UUID,
    "users" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT NOT NULL,
    "risk_note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "retire_reason" TEXT,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "environment_project_id_key_key" ON "environment"("project_id", "key");

-- CreateIndex
CREATE INDEX "release_environment_id_number_idx" ON "release"("environment_id", "number" DESC);

-- CreateIndex
CREATE INDEX "release_environment_id_digest_idx" ON "release"("environment_id", "digest");

-- CreateIndex
CREATE INDEX "release_run_id_idx" ON "release"("run_id");

-- CreateIndex
CREATE INDEX "release_decision_id_idx" ON "release"("decision_id");

-- CreateIndex
CREATE INDEX "release_evaluation_id_idx" ON "release"("evaluation_id");

-- CreateIndex
CREATE INDEX "release_previous_id_idx" ON "release"("previous_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_project_id_number_key" ON "release"("project_id", "number" DESC);

-- CreateIndex
CREATE INDEX "deploy_token_project_id_id_idx" ON "deploy_token"("project_id", "id" DESC);

-- CreateIndex
CREATE INDEX "deploy_token_release_id_id_idx" ON "deploy_token"("release_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "deploy_token_project_id_requester_id_idempotency_key_key" ON "deploy_token"("project_id", "requester_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "token_refusal_project_id_id_idx" ON "token_refusal"("project_id", "id" DESC);

-- CreateIndex
CREATE INDEX "token_refusal_project_id_digest_id_idx" ON "token_refusal"("project_id", "digest", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "deployment_token_id_key" ON "deployment"("token_id");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_order_id_key" ON "deployment"("order_id");

-- CreateIndex
CREATE INDEX "deployment_project_id_started_at_idx" ON "deployment"("project_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "deployment_environment_id_number_idx" ON "deployment"("environment_id", "number" DESC);

-- CreateIndex
CREATE INDEX "deployment_release_id_number_idx" ON "deployment"("release_id", "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "deployment_project_id_number_key" ON "deployment"("project_id", "number" DESC);

-- CreateIndex
CREATE INDEX "rollback_order_environment_id_id_idx" ON "rollback_order"("environment_id", "id" DESC);

-- CreateIndex
CREATE INDEX "rollback_order_from_id_idx" ON "rollback_order"("from_id");

-- CreateIndex
CREATE INDEX "rollback_order_to_id_idx" ON "rollback_order"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "rollback_order_project_id_number_key" ON "rollback_order"("project_id", "number" DESC);

-- CreateIndex
CREATE INDEX "rollback_rehearsal_project_id_rehearsed_at_idx" ON "rollback_rehearsal"("project_id", "rehearsed_at" DESC);

-- CreateIndex
CREATE INDEX "rollback_rehearsal_environment_id_idx" ON "rollback_rehearsal"("environment_id");

-- CreateIndex
CREATE INDEX "rollback_rehearsal_from_id_idx" ON "rollback_rehearsal"("from_id");

-- CreateIndex
CREATE INDEX "rollback_rehearsal_to_id_idx" ON "rollback_rehearsal"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "rollback_rehearsal_project_id_number_key" ON "rollback_rehearsal"("project_id", "number" DESC);

-- CreateIndex
CREATE INDEX "application_project_id_retired_at_idx" ON "application"("project_id", "retired_at");

-- CreateIndex
CREATE INDEX "application_environment_id_idx" ON "application"("environment_id");

-- CreateIndex
CREATE INDEX "application_release_id_idx" ON "application"("release_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_project_id_number_key" ON "application"("project_id", "number");

-- AddForeignKey
ALTER TABLE "environment" ADD CONSTRAINT "environment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "training_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "model_decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deploy_token" ADD CONSTRAINT "deploy_token_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deploy_token" ADD CONSTRAINT "deploy_token_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deploy_token" ADD CONSTRAINT "deploy_token_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deploy_token" ADD CONSTRAINT "deploy_token_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "rollback_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_refusal" ADD CONSTRAINT "token_refusal_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "deploy_token"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "rollback_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_outcome" ADD CONSTRAINT "deployment_outcome_deployment_id_fkey" FOREIGN KEY ("deployment_id") REFERENCES "deployment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_order" ADD CONSTRAINT "rollback_order_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_order" ADD CONSTRAINT "rollback_order_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_order" ADD CONSTRAINT "rollback_order_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_order" ADD CONSTRAINT "rollback_order_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_rehearsal" ADD CONSTRAINT "rollback_rehearsal_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_rehearsal" ADD CONSTRAINT "rollback_rehearsal_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_rehearsal" ADD CONSTRAINT "rollback_rehearsal_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rollback_rehearsal" ADD CONSTRAINT "rollback_rehearsal_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said and done stays as it was written.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['deploy_token', 'token_refusal', 'deployment', 'deployment_outcome', 'rollback_order', 'rollback_rehearsal'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM cairn_app', name);
    END IF;
  END LOOP;
END
$$;

-- A release that was submitted is what people sign. It can be withdrawn, once, and changes in nothing else.
CREATE FUNCTION keep_submitted_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND
     to_jsonb(NEW) - ARRAY['withdrawn_at', 'withdrawn_by_name', 'withdraw_reason'] = to_jsonb(OLD) - ARRAY['withdrawn_at', 'withdrawn_by_name', 'withdraw_reason'] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'release % was submitted: % is refused', OLD.number, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER submitted_is_immutable BEFORE UPDATE OR DELETE ON release
  FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION keep_submitted_release();

ALTER TABLE "release" ADD CONSTRAINT "release_digest_is_sha256" CHECK ("digest" ~ '^sha256:[0-9a-f]{64}$');
ALTER TABLE "environment" ADD CONSTRAINT "environment_asks_for_approval" CHECK ("approvals" BETWEEN 1 AND 9);
-- Ten minutes at most, whatever an environment says.
ALTER TABLE "environment" ADD CONSTRAINT "environment_token_is_short" CHECK ("token_seconds" BETWEEN 30 AND 600);
ALTER TABLE "deploy_token" ADD CONSTRAINT "deploy_token_is_short"
  CHECK ("expires_at" > "issued_at" AND "expires_at" <= "issued_at" + interval '10 minutes');
ALTER TABLE "deploy_token" ADD CONSTRAINT "rollback_has_an_order" CHECK (("kind" = 'rollback') = ("order_id" IS NOT NULL));
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_rollback_has_an_order" CHECK (("kind" = 'rollback') = ("order_id" IS NOT NULL));
-- Two applications that answer to one service.name could not be told apart.
CREATE UNIQUE INDEX "application_live_service_key" ON "application"("project_id", "service_name") WHERE "retired_at" IS NULL;
