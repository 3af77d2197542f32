-- CreateEnum
CREATE TYPE "KeyHeader" AS ENUM ('bearer', 'api_key');

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "sealed_key" TEXT,
    "key_hint" TEXT,
    "key_header" "KeyHeader" NOT NULL DEFAULT 'bearer',
    "api_version" TEXT,
    "default_model" TEXT NOT NULL,
    "input_usd" DOUBLE PRECISION,
    "output_usd" DOUBLE PRECISION,
    "timeout_ms" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    "retired_by_id" UUID,
    "retirement_reason" TEXT,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection_test" (
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "latency_ms" INTEGER,
    "message" TEXT NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_test_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allowed_host" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER,
    "reason" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "allowed_host_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_rule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "only_allowed_hosts" BOOLEAN NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outgoing_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "connection_project_id_number_key" ON "connection"("project_id", "number");

-- CreateIndex
CREATE INDEX "connection_test_connection_id_at_idx" ON "connection_test"("connection_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "connection_test" ADD CONSTRAINT "connection_test_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A name may be used again once its connection is retired, and a host may be listed again once it was removed.
CREATE UNIQUE INDEX "connection_live_name_key" ON "connection"("project_id", lower("name")) WHERE "retired_at" IS NULL;
CREATE UNIQUE INDEX "allowed_host_live_key" ON "allowed_host"("host", coalesce("port", 0)) WHERE "removed_at" IS NULL;

ALTER TABLE "outgoing_rule" ADD CONSTRAINT "outgoing_rule_is_one" CHECK ("id" = 1);

-- What an endpoint answered stays as it was written.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "connection_test" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "connection_test" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON "connection_test" FROM cairn_app;
  END IF;
END
$$;
