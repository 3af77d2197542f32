import { serveProject } from "#lib/access/route.ts";
import { listPhasesFor } from "#lib/gates/machine-queries.ts";
import { listPhasesOperation } from "#lib/gates/operations.ts";

export const GET = serveProject(listPhasesOperation, async (access) =>
  Response.json({ phases: await listPhasesFor(access) }),
);
