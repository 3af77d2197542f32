import { displayName, type ProjectAccess } from "#lib/access/access.ts";
import type { EditApplication, RegisterApplication, RetireApplication } from "#lib/deployment/applications/schema.ts";
import { storedEnvironments } from "#lib/deployment/environments/load-environments.ts";
import { type Change, changeProject } from "#lib/ledger/change.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

type ContentRefusal = "no-such-environment" | "no-such-release" | "service-taken";

export function registerApplication(
  access: ProjectAccess<"application:update">,
  input: RegisterApplication,
): Promise<Outcome<{ readonly number: number; readonly name: string }, ContentRefusal>> {
  return changeProject(access, async (change) => {
    const { tx, at, record } = change;
    const projectId = access.project.id;
    const columns = await columnsOf(change, projectId, input, null);
    if (!columns.ok) return columns;
    const last = await tx.application.findFirst({
      where: { projectId },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    const number = (last?.number ?? 0) + 1;
    const createdByName = displayName(access.actor);
    await tx.application.create({
      data: { ...columns.value, projectId, number, createdAt: at, createdByName },
      select: { id: true },
    });
    const { name, serviceName } = input;
    record({ type: "application.registered", payload: { application: number, name, serviceName } }, "monitoring");
    return accept({ number, name });
  });
}

export function editApplication(
  access: ProjectAccess<"application:update">,
  { application: number, revision, ...input }: EditApplication,
): Promise<
  Outcome<{ readonly number: number; readonly name: string }, ContentRefusal | "no-such-application" | "changed">
> {
  return changeProject(access, async (change) => {
    const { tx, record } = change;
    const projectId = access.project.id;
    const before = await tx.application.findUnique({ where: { projectId_number: { projectId, number } } });
    if (!before || before.retiredAt)
      return refuse("no-such-application", "This application is not in the register any more. Reload the page.");
    const columns = await columnsOf(change, projectId, input, number);
    if (!columns.ok) return columns;
    const { count } = await tx.application.updateMany({
      where: { id: before.id, revision },
      data: { ...columns.value, revision: { increment: 1 } },
    });
    if (count === 0)
      return refuse(
        "changed",
        "Somebody edited this meanwhile. Nothing was written: reload the page, then edit again.",
      );
    const fields = Object.entries(LABELS).flatMap(([field, label]) =>
      before[field as keyof typeof LABELS] === columns.value[field as keyof typeof LABELS] ? [] : [label],
    );
    record({ type: "application.edited", payload: { application: number, name: input.name, fields } }, "monitoring");
    return accept({ number, name: input.name });
  });
}

/** Its telemetry stays; it is only no longer an application of this model. */
export function retireApplication(
  access: ProjectAccess<"application:update">,
  { application: number, reason }: RetireApplication,
): Promise<Outcome<{ readonly name: string }, "no-such-application">> {
  return changeProject(access, async ({ tx, at, record }) => {
    const where = { projectId_number: { projectId: access.project.id, number } };
    const found = await tx.application.findUnique({ where, select: { name: true, retiredAt: true } });
    if (!found || found.retiredAt)
      return refuse("no-such-application", "This application is not in the register any more. Reload the page.");
    await tx.application.update({ where, data: { retiredAt: at, retireReason: reason }, select: { id: true } });
    record({ type: "application.retired", payload: { application: number, name: found.name, reason } }, "monitoring");
    return accept({ name: found.name });
  });
}

const LABELS = {
  name: "name",
  serviceName: "service name",
  kind: "kind",
  owner: "owner",
  environmentId: "environment",
  releaseId: "release",
  users: "users",
  purpose: "purpose",
  riskNote: "risk note",
} as const;

async function columnsOf(
  { tx, at }: Change,
  projectId: string,
  { environment, release, ...rest }: RegisterApplication,
  own: number | null,
) {
  const taken = await tx.application.findFirst({
    where: { projectId, serviceName: rest.serviceName, retiredAt: null, ...(own ? { number: { not: own } } : {}) },
    select: { number: true, name: true },
  });
  if (taken)
    return refuse(
      "service-taken",
      `Application ${taken.number}, ${taken.name}, has this service name. Two could not be told apart.`,
      "serviceName",
    );
  const environments = environment ? await storedEnvironments(tx, projectId, at) : [];
  const found = environments.find(({ key }) => key === environment);
  if (environment && !found)
    return refuse("no-such-environment", `There is no environment ${environment}.`, "environment");
  const held = release
    ? await tx.release.findUnique({ where: { projectId_number: { projectId, number: release } }, select: { id: true } })
    : null;
  if (release && !held) return refuse("no-such-release", `There is no release ${release}.`, "release");
  return accept({ ...rest, environmentId: found?.id ?? null, releaseId: held?.id ?? null });
}
