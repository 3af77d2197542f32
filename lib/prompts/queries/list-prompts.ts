import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";
import { readLabels } from "#lib/prompts/read-labels.ts";

/** A prompt as everybody in the project may know it: what it is called, its labels, and when its newest version came. */
export type PromptRow = {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Null without a version. */
  readonly newest: { readonly number: number; readonly createdAt: Date; readonly createdByName: string } | null;
  readonly labels: readonly { readonly label: string; readonly version: number }[];
};

export const PROMPT_PAGE_SIZE = 25;

/** The prompts of a project by name. */
export async function listPrompts(access: ProjectAccess<"project:read">, wantedPage: number): Promise<Page<PromptRow>> {
  const where = { projectId: access.project.id };
  const total = await db().prompt.count({ where });
  const { page, skip } = pageWithin(total, wantedPage, PROMPT_PAGE_SIZE);
  const rows = await db().prompt.findMany({
    where,
    orderBy: [{ name: "asc" }, { key: "asc" }],
    skip,
    take: PROMPT_PAGE_SIZE,
    select: {
      id: true,
      key: true,
      name: true,
      description: true,
      versions: {
        orderBy: { number: "desc" },
        take: 1,
        select: { number: true, createdAt: true, createdByName: true },
      },
    },
  });
  const labels = await readLabels(
    db(),
    rows.map(({ id }) => id),
  );
  const items = rows.map(({ id, versions: [newest], ...prompt }) => ({
    ...prompt,
    newest: newest ?? null,
    labels: labels.filter(({ promptId }) => promptId === id).map(({ label, version }) => ({ label, version })),
  }));
  return { items, total, page, pageSize: PROMPT_PAGE_SIZE };
}
