-- CreateTable
CREATE TABLE "item_rating" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rubric" TEXT NOT NULL,
    "rating" INTEGER NOT NULL,
    "rater_id" UUID NOT NULL,
    "rater_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_rating_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "item_rating_evaluation_id_rubric_position_idx" ON "item_rating"("evaluation_id", "rubric", "position");

-- AddForeignKey
ALTER TABLE "item_rating" ADD CONSTRAINT "item_rating_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A judgement stays as it was given; a change of mind is another one.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "item_rating" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "item_rating" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'cairn_app') THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON "item_rating" FROM cairn_app;
  END IF;
END
$$;
