import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { type Page, pageWithin } from "#lib/platform/paging.ts";
import { readLabels, type StandingLabel } from "#lib/prompts/read-labels.ts";
import { VERSION_HEAD, type VersionHead } from "#lib/prompts/views.ts";

export type PromptView = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly labels: readonly StandingLabel[];
  /** The number of the newest version; 0 without one. */
  readonly newest: number;
};

/** A prompt as everybody in the project may know it; null when there is none of this key. */
export async function getPrompt(
  access: ProjectAccess<"project:read"> | ProjectAccess<"prompt:read">,
  key: string,
): Promise<PromptView | null> {
  const prompt = await db().prompt.findUnique({
    where: { projectId_key: { projectId: access.project.id, key } },
    select: {
      id: true,
      key: true,
      name: true,
      description: true,
      createdByName: true,
      createdAt: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { number: true } },
    },
  });
  if (!prompt) return null;
  const { versions, ...named } = prompt;
  return { ...named, labels: await readLabels(db(), [named.id]), newest: versions[0]?.number ?? 0 };
}

export const VERSION_PAGE_SIZE = 20;

/** The versions of a prompt, the newest first, without what they say. */
export async function listVersions(
  access: ProjectAccess<"prompt:read">,
  promptId: string,
  wantedPage: number,
): Promise<Page<VersionHead>> {
  const where = { promptId, prompt: { projectId: access.project.id } };
  const total = await db().promptVersion.count({ where });
  const { page, skip } = pageWithin(total, wantedPage, VERSION_PAGE_SIZE);
  const items = await db().promptVersion.findMany({
    where,
    orderBy: { number: "desc" },
    skip,
    take: VERSION_PAGE_SIZE,
    select: VERSION_HEAD,
  });
  return { items, total, page, pageSize: VERSION_PAGE_SIZE };
}

export type LabelMoveView = {
  readonly id: string;
  readonly label: string;
  /** Null where it was taken off. */
  readonly version: number | null;
  readonly reason: string;
  readonly movedByName: string;
  readonly at: Date;
};

const MOST_MOVES = 30;

/** Where the labels were moved, the newest first, {@link MOST_MOVES} at most; the ledger has all. */
export async function listLabelMoves(
  access: ProjectAccess<"prompt:read">,
  promptId: string,
): Promise<readonly LabelMoveView[]> {
  const rows = await db().promptLabelMove.findMany({
    where: { promptId, prompt: { projectId: access.project.id } },
    orderBy: { id: "desc" },
    take: MOST_MOVES,
    select: { id: true, label: true, reason: true, movedByName: true, at: true, version: { select: { number: true } } },
  });
  return rows.map(({ version, ...move }) => ({ ...move, version: version?.number ?? null }));
}
