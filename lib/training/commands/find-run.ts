import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";
import { runIdOf } from "#lib/training/run-id.ts";

export type FoundRun = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly status: "scheduled" | "running" | "finished" | "failed" | "killed";
  readonly startedAt: Date;
  readonly deletedAt: Date | null;
};

const FIELDS = { id: true, number: true, name: true, status: true, startedAt: true, deletedAt: true } as const;

/** A run of the project by its id, as clients write it. */
export async function findRun(tx: Tx, projectId: string, wireId: string): Promise<Outcome<FoundRun, "no-such-run">> {
  const id = runIdOf(wireId);
  const run = id && (await tx.trainingRun.findFirst({ where: { id, projectId }, select: FIELDS }));
  return run ? accept(run) : refuse("no-such-run", `Run with id=${wireId} not found`, "run_id");
}

/** The same by its number, as people and addresses write it. */
export async function findRunByNumber(
  tx: Tx,
  projectId: string,
  number: number,
): Promise<Outcome<FoundRun, "no-such-run">> {
  const run = await tx.trainingRun.findUnique({
    where: { projectId_number: { projectId, number } },
    select: FIELDS,
  });
  return run ? accept(run) : refuse("no-such-run", `The project has no run ${number}.`);
}
