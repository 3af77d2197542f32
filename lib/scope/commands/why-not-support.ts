import type { Tx } from "#lib/platform/db.ts";
import { type Refusal, refuse } from "#lib/platform/outcome.ts";

/** An interview may support objectives of its own project only. */
export async function whyNotSupport(
  tx: Tx,
  projectId: string,
  objectives: readonly string[],
): Promise<Refusal<"no-such-objective"> | null> {
  const wanted = new Set(objectives);
  if (wanted.size === 0) return null;
  const found = await tx.objective.count({ where: { projectId, id: { in: [...wanted] } } });
  if (found === wanted.size && wanted.size === objectives.length) return null;
  return refuse("no-such-objective", "One of the objectives is not in this project. Reload the page.", "objectives");
}
