-- CreateTable
CREATE TABLE "span" (
    "project_id" UUID NOT NULL,
    "trace_id" BYTEA NOT NULL,
    "span_id" BYTEA NOT NULL,
    "parent_span_id" BYTEA,
    "name" TEXT NOT NULL,
    "kind" SMALLINT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "duration_ms" DOUBLE PRECISION NOT NULL,
    "status" TEXT NOT NULL,
    "error_type" TEXT,
    "application" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "provider" TEXT,
    "request_model" TEXT,
    "response_model" TEXT,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cache_read_tokens" INTEGER,
    "reasoning_tokens" INTEGER,
    "first_token_ms" DOUBLE PRECISION,
    "cost_usd" DOUBLE PRECISION,
    "conversation_id" TEXT,
    "attributes" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "span_pkey" PRIMARY KEY ("project_id","trace_id","span_id")
);

-- CreateTable
CREATE TABLE "series_bucket" (
    "project_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "application" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "requests" BIGINT NOT NULL,
    "errors" BIGINT NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "cost_usd" DOUBLE PRECISION NOT NULL,
    "priced" BIGINT NOT NULL,
    "first_token_ms" DOUBLE PRECISION NOT NULL,
    "first_tokens" BIGINT NOT NULL,

    CONSTRAINT "series_bucket_pkey" PRIMARY KEY ("project_id","step","at","application","model","operation")
);

-- CreateTable
CREATE TABLE "latency_bin" (
    "project_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(0) NOT NULL,
    "application" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "bin" SMALLINT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "latency_bin_pkey" PRIMARY KEY ("project_id","step","at","application","model","operation","bin")
);

-- CreateIndex
CREATE INDEX "span_project_id_started_at_trace_id_span_id_idx" ON "span"("project_id", "started_at" DESC, "trace_id" DESC, "span_id" DESC);

-- Leaves room on each page, so that adding to a bucket rewrites it in place instead of growing table and index.
ALTER TABLE "series_bucket" SET (fillfactor = 70);
ALTER TABLE "latency_bin" SET (fillfactor = 70);
