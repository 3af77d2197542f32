import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { promptName } from "#lib/deployment/releases/record.ts";
import { readConsidered } from "#lib/model/decision.ts";
import { db } from "#lib/platform/db.ts";

export type Part = { readonly number: number; readonly name: string };

/** What a release can say it is made of, the newest first, with what the project goes on with. */
export type ReleaseParts = {
  readonly runs: readonly Part[];
  readonly decisions: readonly Part[];
  readonly evaluations: readonly Part[];
  readonly optimisations: readonly Part[];
  /** Versions of prompts, as key/version. */
  readonly prompts: readonly string[];
  readonly chosenRun: number | null;
};

const MOST = 30;

export async function listParts(access: ProjectAccess<"record:read">): Promise<ReleaseParts> {
  const where = { projectId: access.project.id };
  const [runs, decisions, evaluations, optimisations, prompts, choice] = await Promise.all([
    db().trainingRun.findMany({
      where: { ...where, deletedAt: null, status: "finished" },
      orderBy: { number: "desc" },
      take: MOST,
      select: { number: true, name: true },
    }),
    db().modelDecision.findMany({
      where,
      orderBy: { version: "desc" },
      take: MOST,
      select: { version: true, considered: true },
    }),
    db().evaluation.findMany({
      where,
      orderBy: { number: "desc" },
      take: MOST,
      select: { number: true, name: true },
    }),
    db().optimisation.findMany({
      where,
      orderBy: { number: "desc" },
      take: MOST,
      select: { number: true, name: true },
    }),
    db().promptVersion.findMany({
      where: { prompt: where },
      orderBy: { id: "desc" },
      take: MOST,
      select: { number: true, prompt: { select: { key: true } } },
    }),
    db().trainingChoice.findFirst({
      where,
      orderBy: { id: "desc" },
      select: { run: { select: { number: true } } },
    }),
  ]);
  return {
    runs,
    evaluations,
    optimisations,
    prompts: prompts.map(promptName),
    decisions: decisions.map(({ version, considered }) => ({
      number: version,
      name: readConsidered(considered).candidates.find(({ chosen }) => chosen)?.name ?? "no model",
    })),
    chosenRun: choice?.run?.number ?? null,
  };
}
