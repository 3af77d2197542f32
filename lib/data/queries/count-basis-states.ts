import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { type BasisState, basisOf } from "#lib/data/rules.ts";
import { consentFactsOf, SOURCE_FACTS } from "#lib/data/source-facts.ts";
import { now } from "#lib/platform/clock.ts";
import { db } from "#lib/platform/db.ts";

export type BasisCounts = {
  readonly sourceCount: number;
  /** Only the states that occur. */
  readonly states: readonly { readonly state: BasisState; readonly count: number }[];
};

/** How many live sources stand how: all that a reader of dashboards sees of them. */
export async function countBasisStates(access: ProjectAccess<"project:read">): Promise<BasisCounts> {
  const rows = await db().dataSource.findMany({
    where: { projectId: access.project.id, retiredAt: null },
    select: SOURCE_FACTS,
  });
  const at = now();
  const counts = new Map<BasisState, number>();
  for (const { consents, ...facts } of rows) {
    const { state } = basisOf(facts, consents.map(consentFactsOf), at);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const states = [...counts].map(([state, count]) => ({ state, count })).sort((a, b) => b.count - a.count);
  return { sourceCount: rows.length, states };
}
