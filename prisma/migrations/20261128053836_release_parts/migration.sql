-- AlterTable
ALTER TABLE "release" ADD COLUMN     "optimisation_id" UUID,
ADD COLUMN     "prompt_version_id" UUID;

-- CreateIndex
CREATE INDEX "release_prompt_version_id_idx" ON "release"("prompt_version_id");

-- CreateIndex
CREATE INDEX "release_optimisation_id_idx" ON "release"("optimisation_id");

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_prompt_version_id_fkey" FOREIGN KEY ("prompt_version_id") REFERENCES "prompt_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_optimisation_id_fkey" FOREIGN KEY ("optimisation_id") REFERENCES "optimisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
