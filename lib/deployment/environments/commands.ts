import type { ProjectAccess } from "#lib/access/access.ts";
import type { EnvironmentSettings } from "#lib/deployment/environments/defaults.ts";
import { storedEnvironments } from "#lib/deployment/environments/load-environments.ts";
import type { AddEnvironment, ChangeEnvironment, RetireEnvironment } from "#lib/deployment/environments/schema.ts";
import { changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

/** Beyond this, a board says nothing at a glance any more. */
const MOST = 12;

export function addEnvironment(
  access: ProjectAccess<"environment:manage">,
  input: AddEnvironment,
): Promise<Outcome<{ readonly name: string }, "taken" | "too-many">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const projectId = access.project.id;
    const environments = await storedEnvironments(tx, projectId, at);
    if (environments.length >= MOST)
      return refuse("too-many", `A project has ${MOST} environments at most. Retire one first.`);
    const where = { projectId_key: { projectId, key: input.key } };
    // Also a retired one: its releases and deployments go by this key for ever.
    if (await tx.environment.findUnique({ where, select: { id: true } }))
      return refuse("taken", "There is or was an environment of this key. Choose another.", "key");
    await tx.environment.create({ data: { ...input, projectId, createdAt: at }, select: { id: true } });
    record({ type: "environment.added", payload: { ...summaryOf(input) } }, "deployment");
    return accept({ name: input.name });
  });
}

/** Changes what an environment asks. It counts at once, also for tokens that are out: they are judged again when redeemed. */
export function changeEnvironment(
  access: ProjectAccess<"environment:manage">,
  input: ChangeEnvironment,
): Promise<Outcome<{ readonly name: string }, "no-such-environment" | "unchanged">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const environments = await storedEnvironments(tx, access.project.id, at);
    const before = environments.find(({ key }) => key === input.key);
    if (!before) return refuse("no-such-environment", "This environment is not there any more. Reload the page.");
    const fields = changedFields(before, input);
    if (fields.length === 0) return refuse("unchanged", "This is what is set already.");
    const { key: _, ...data } = input;
    await tx.environment.update({ where: { id: before.id }, data, select: { id: true } });
    record({ type: "environment.changed", payload: { ...summaryOf(input), fields } }, "deployment");
    return accept({ name: input.name });
  });
}

/** Nothing goes there any more. What went there stays on record. */
export function retireEnvironment(
  access: ProjectAccess<"environment:manage">,
  { key, reason }: RetireEnvironment,
): Promise<Outcome<{ readonly name: string }, "no-such-environment" | "last-one">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const environments = await storedEnvironments(tx, access.project.id, at);
    const found = environments.find((one) => one.key === key);
    if (!found) return refuse("no-such-environment", "This environment is not there any more. Reload the page.");
    if (environments.length === 1)
      return refuse("last-one", "A project keeps one environment or more. Add another first.");
    await tx.environment.update({ where: { id: found.id }, data: { retiredAt: at }, select: { id: true } });
    record({ type: "environment.retired", payload: { environment: key, name: found.name, reason } }, "deployment");
    return accept({ name: found.name });
  });
}

const LABELS = {
  name: "name",
  description: "description",
  position: "order",
  requiredGates: "required gates",
  approvals: "approvals",
  tokenSeconds: "token lifetime",
} as const satisfies Partial<Record<keyof EnvironmentSettings, string>>;

function changedFields(before: EnvironmentSettings, after: ChangeEnvironment): string[] {
  return Object.entries(LABELS).flatMap(([field, label]) => {
    const [was, is] = [before[field as keyof typeof LABELS], after[field as keyof typeof LABELS]];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [label];
  });
}

function summaryOf({ key, name, requiredGates, approvals, tokenSeconds }: AddEnvironment) {
  return { environment: key, name, requiredGates: [...requiredGates], approvals, tokenSeconds };
}
