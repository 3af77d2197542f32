import { serveProject } from "#lib/access/route.ts";
import { listPhasesFor } from "#lib/gates/machine-queries.ts";
import { listPhases } from "#lib/gates/operations.ts";

export const GET = serveProject(listPhases, async (access) => Response.json({ phases: await listPhasesFor(access) }));
