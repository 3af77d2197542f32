import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { registerApplication } from "#lib/deployment/applications/commands.ts";
import { listApplicationsOperation, registerApplicationOperation } from "#lib/deployment/applications/operations.ts";
import { listApplications } from "#lib/deployment/applications/queries/applications.ts";

const PAGE_SIZE = 50;

export const GET = serveProject(listApplicationsOperation, async (access, { query }) => {
  const { page, retired } = query;
  const { items, ...rest } = await listApplications(access, { page, pageSize: PAGE_SIZE, retired: retired === "true" });
  return Response.json({
    ...rest,
    items: items.map(({ revision: _, createdAt: _at, createdByName: _by, retireReason: _why, ...item }) => item),
  });
});

export const POST = serveProject(registerApplicationOperation, async (access, { body }) => {
  const outcome = await registerApplication(access, body);
  if (outcome.ok) return Response.json(outcome.value, { status: 201 });
  const { reason, message: detail, field } = outcome;
  const errors = field ? [{ pointer: `/${field}`, detail }] : undefined;
  return problem(reason === "service-taken" ? 409 : 422, { reason, detail, errors });
});
