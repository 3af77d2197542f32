-- CreateEnum
CREATE TYPE "GatewayOutcome" AS ENUM ('exact', 'semantic', 'miss', 'bypass', 'error');

-- CreateTable
CREATE TABLE "gateway" (
    "project_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "cache_enabled" BOOLEAN NOT NULL,
    "ttl_seconds" INTEGER NOT NULL,
    "embedding_model" TEXT,
    "similarity" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "emptied_at" TIMESTAMPTZ(3),

    CONSTRAINT "gateway_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "gateway_entry" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "scope_hash" BYTEA,
    "embedding" BYTEA,
    "operation" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "response" JSONB NOT NULL,
    "latency_ms" DOUBLE PRECISION NOT NULL,
    "input_tokens" INTEGER NOT NULL,
    "output_tokens" INTEGER NOT NULL,
    "cost_usd" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gateway_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_hour" (
    "project_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "model" TEXT NOT NULL,
    "outcome" "GatewayOutcome" NOT NULL,
    "calls" INTEGER NOT NULL,
    "latency_ms" DOUBLE PRECISION NOT NULL,
    "saved_ms" DOUBLE PRECISION NOT NULL,
    "saved_tokens" BIGINT NOT NULL,
    "saved_usd" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "gateway_hour_pkey" PRIMARY KEY ("project_id","hour","model","outcome")
);

-- CreateIndex
CREATE INDEX "gateway_entry_project_id_scope_hash_created_at_idx" ON "gateway_entry"("project_id", "scope_hash", "created_at" DESC);

-- CreateIndex
CREATE INDEX "gateway_entry_expires_at_idx" ON "gateway_entry"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "gateway_entry_project_id_request_hash_key" ON "gateway_entry"("project_id", "request_hash");

-- AddForeignKey
ALTER TABLE "gateway" ADD CONSTRAINT "gateway_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway" ADD CONSTRAINT "gateway_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
