import { serveProject } from "#lib/access/route.ts";
import { getProjectFor } from "#lib/gates/machine-queries.ts";
import { getProject } from "#lib/gates/operations.ts";

export const GET = serveProject(getProject, async (access) => Response.json(await getProjectFor(access)));
