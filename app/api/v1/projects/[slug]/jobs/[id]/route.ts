import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { cancelJob } from "#lib/background/commands/cancel-job.ts";
import { cancelJobOperation, jobOperation } from "#lib/background/operations.ts";
import { getJob } from "#lib/background/queries/get-job.ts";
import { jobSchema } from "#lib/background/schema.ts";
import { NotFound } from "#lib/platform/errors.ts";

export const GET = serveProject(jobOperation, async (access, { params }) => {
  const job = await getJob(access, idOf(params));
  if (!job) throw new NotFound();
  return Response.json(job);
});

export const DELETE = serveProject(cancelJobOperation, async (access, { params }) => {
  const cancelled = await cancelJob(access, { id: idOf(params) });
  if (cancelled.ok) return Response.json(cancelled.value);
  if (cancelled.reason === "no-such-job") throw new NotFound();
  return problem(409, { reason: cancelled.reason, detail: cancelled.message });
});

/** No job has a name that is no uuid, and PostgreSQL would refuse the question. */
function idOf(params: Record<string, string>): string {
  const named = jobSchema.safeParse(params);
  if (!named.success) throw new NotFound();
  return named.data.id;
}
