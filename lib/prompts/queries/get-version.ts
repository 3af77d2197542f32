import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";
import { readLabels } from "#lib/prompts/read-labels.ts";
import { PRODUCTION } from "#lib/prompts/rules/labels.ts";
import { type PromptVersionView, VERSION_FIELDS, versionViewOf } from "#lib/prompts/views.ts";

export type FetchedVersion = PromptVersionView & {
  readonly key: string;
  readonly name: string;
  /** The labels that point to it now. */
  readonly labels: readonly string[];
};

/**
 * A version with all it says: by its number, by a label, or what is in production. Null when there is no such prompt, or nothing
 * that the label points to.
 */
export async function getVersion(
  access: ProjectAccess<"prompt:read">,
  key: string,
  { label = PRODUCTION, version }: { readonly label?: string; readonly version?: number },
): Promise<FetchedVersion | null> {
  const prompt = await db().prompt.findUnique({
    where: { projectId_key: { projectId: access.project.id, key } },
    select: { id: true, key: true, name: true },
  });
  if (!prompt) return null;
  const labels = await readLabels(db(), [prompt.id]);
  const number = version ?? labels.find((one) => one.label === label)?.version;
  if (number === undefined) return null;
  const [found] = await getVersions(access, prompt.id, [number]);
  if (!found) return null;
  const own = labels.filter((one) => one.version === number).map((one) => one.label);
  return { ...found, key: prompt.key, name: prompt.name, labels: own };
}

/** Some versions of a prompt by their numbers, in that order; those that are not there are left out. */
export async function getVersions(
  access: ProjectAccess<"prompt:read">,
  promptId: string,
  numbers: readonly number[],
): Promise<readonly PromptVersionView[]> {
  const rows = await db().promptVersion.findMany({
    where: { promptId, prompt: { projectId: access.project.id }, number: { in: [...numbers] } },
    select: VERSION_FIELDS,
  });
  return numbers.flatMap((number) => {
    const row = rows.find((one) => one.number === number);
    return row ? [versionViewOf(row)] : [];
  });
}

const MOST_RUNNABLE = 200;

/** The versions of a prompt as a run offers them, the newest first, {@link MOST_RUNNABLE} at most. */
export function listRunVersions(
  access: ProjectAccess<"prompt:read">,
  promptId: string,
): Promise<readonly { readonly number: number; readonly note: string; readonly variables: readonly string[] }[]> {
  return db().promptVersion.findMany({
    where: { promptId, prompt: { projectId: access.project.id } },
    orderBy: { number: "desc" },
    take: MOST_RUNNABLE,
    select: { number: true, note: true, variables: true },
  });
}
