-- How many groups a score stands in. The default serves only rows from before this column.
ALTER TABLE "score" ADD COLUMN "depth" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "score" ALTER COLUMN "depth" DROP DEFAULT;
