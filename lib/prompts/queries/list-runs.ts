import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import type { JobState } from "#lib/platform/generated/enums.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";

export type PromptRunRow = {
  readonly number: number;
  readonly prompt: { readonly key: string; readonly name: string };
  readonly state: JobState;
  readonly rowCount: number;
  readonly answerCount: number;
  /** Versions and models, each once, in the order of the columns. */
  readonly versions: readonly number[];
  readonly models: readonly string[];
  readonly createdByName: string;
  readonly createdAt: Date;
};

export const RUN_PAGE_SIZE = 10;

/** The runs of a project's prompts, or of one of them, the newest first. */
export async function listPromptRuns(
  access: ProjectAccess<"record:read">,
  { promptId, page: wanted }: { readonly promptId?: string; readonly page: number },
): Promise<Page<PromptRunRow>> {
  const where = { projectId: access.project.id, promptId };
  const total = await db().promptRun.count({ where });
  const { page, skip } = pageWithin(total, wanted, RUN_PAGE_SIZE);
  const runs = await db().promptRun.findMany({
    where,
    orderBy: { number: "desc" },
    skip,
    take: RUN_PAGE_SIZE,
    select: {
      number: true,
      jobId: true,
      rowCount: true,
      createdByName: true,
      createdAt: true,
      prompt: { select: { key: true, name: true } },
      variants: {
        orderBy: { position: "asc" },
        select: { model: true, promptVersion: { select: { number: true } } },
      },
      _count: { select: { answers: true } },
    },
  });
  const jobs = await db().backgroundJob.findMany({
    where: { id: { in: runs.map(({ jobId }) => jobId) } },
    select: { id: true, state: true },
  });
  const items = runs.map(({ jobId, variants, _count, ...run }) => ({
    ...run,
    state: jobs.find(({ id }) => id === jobId)?.state ?? "done",
    answerCount: _count.answers,
    versions: [...new Set(variants.map(({ promptVersion }) => promptVersion.number))],
    models: [...new Set(variants.map(({ model }) => model))],
  }));
  return { items, total, page, pageSize: RUN_PAGE_SIZE };
}
