import { serveProject } from "#lib/access/route.ts";
import { jobsOperation } from "#lib/background/operations.ts";
import { listJobs } from "#lib/background/queries/list-jobs.ts";

export const GET = serveProject(jobsOperation, async (access, { query }) =>
  Response.json(await listJobs(access, query)),
);
