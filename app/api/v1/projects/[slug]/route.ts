import { serveProject } from "#lib/access/route.ts";
import { getProjectFor } from "#lib/gates/machine-queries.ts";
import { getProjectOperation } from "#lib/gates/operations.ts";

export const GET = serveProject(getProjectOperation, async (access) => Response.json(await getProjectFor(access)));
