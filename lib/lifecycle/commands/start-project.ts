import type { Person } from "#lib/access/access.ts";
import { changeInstance } from "#lib/ledger/change.ts";
import { beginRound } from "#lib/lifecycle/commands/begin-round.ts";
import { DEFAULT_POLICIES } from "#lib/lifecycle/default-policies.ts";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";
import { policyDigest } from "#lib/lifecycle/policy-digest.ts";
import { projectChanged } from "#lib/platform/changes.ts";
import type { Outcome } from "#lib/platform/outcome.ts";
import { type InsertedProject, insertProject } from "#lib/projects/insert-project.ts";
import type { NewProject } from "#lib/projects/schema.ts";

/** Makes a project with its maker as lead, round 1 of every phase, and the default policies, published. */
export async function startProject(person: Person, input: NewProject): Promise<Outcome<InsertedProject, "slug-taken">> {
  const outcome = await changeInstance(person, async (change) => {
    const { tx, at } = change;
    const inserted = await insertProject(change, person, input);
    if (!inserted.ok) return inserted;
    const projectId = inserted.value.id;
    for (const phase of PHASE_KEYS) {
      await beginRound(tx, { projectId, phase, number: 1, reason: null, startedById: person.userId, at });
    }
    await tx.policy.createMany({
      data: PHASE_KEYS.map((phase) => ({
        projectId,
        phase,
        version: 1,
        criteria: [...DEFAULT_POLICIES[phase]],
        digest: policyDigest(DEFAULT_POLICIES[phase]),
        createdById: person.userId,
        createdAt: at,
        publishedAt: at,
        publishedById: person.userId,
      })),
    });
    return inserted;
  });
  if (outcome.ok) await projectChanged(outcome.value.id);
  return outcome;
}
