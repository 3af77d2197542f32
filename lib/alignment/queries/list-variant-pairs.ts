import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { db } from "#lib/platform/db.ts";

export type VariantPair = {
  /** Of the run, and the places of the two variants in it: "3 0 1". */
  readonly value: string;
  readonly label: string;
};

const MOST_RUNS = 20;

/** Every two variants of the newest prompt runs, for people to choose from. */
export async function listVariantPairs(access: ProjectAccess<"campaign:update">): Promise<readonly VariantPair[]> {
  const runs = await db().promptRun.findMany({
    where: { projectId: access.project.id },
    orderBy: { number: "desc" },
    take: MOST_RUNS,
    select: {
      number: true,
      prompt: { select: { name: true } },
      variants: {
        orderBy: { position: "asc" },
        select: { position: true, model: true, promptVersion: { select: { number: true } } },
      },
    },
  });
  return runs.flatMap(({ number, prompt, variants }) =>
    variants.flatMap((a, at) =>
      variants.slice(at + 1).map((b) => ({
        value: `${number} ${a.position} ${b.position}`,
        label: `Run ${number}, ${prompt.name}: v${a.promptVersion.number}, ${a.model} against v${b.promptVersion.number}, ${b.model}`,
      })),
    ),
  );
}
