import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { draftRelease } from "#lib/deployment/releases/commands/draft-release.ts";
import { submitRelease } from "#lib/deployment/releases/commands/submit-release.ts";
import { draftReleaseOperation, listReleasesOperation } from "#lib/deployment/releases/operations.ts";
import { listReleases } from "#lib/deployment/releases/queries/list-releases.ts";
import { whyNotSubmit } from "#lib/deployment/releases/rules.ts";

const PAGE_SIZE = 50;

export const GET = serveProject(listReleasesOperation, async (access, { query }) => {
  const { items, ...page } = await listReleases(access, { ...query, pageSize: PAGE_SIZE });
  return Response.json({
    ...page,
    items: items.map(({ number, version, digest, kind, environment, state, approvals, submittedAt }) => ({
      ...{ number, version, digest, kind, environment, state, approvals, submittedAt },
    })),
  });
});

export const POST = serveProject(draftReleaseOperation, async (access, { body: { submit, ...draft } }) => {
  // Asked before anything is written, so that what cannot be submitted leaves no draft behind.
  const lack = submit ? whyNotSubmit(draft) : null;
  if (lack) return unprocessable("incomplete", lack.message, lack.field);
  const drafted = await draftRelease(access, draft);
  if (!drafted.ok) return unprocessable(drafted.reason, drafted.message, drafted.field);
  const { number } = drafted.value;
  if (submit) {
    const submitted = await submitRelease(access, { release: number });
    if (!submitted.ok) return unprocessable(submitted.reason, submitted.message, submitted.field);
  }
  return Response.json({ number, submitted: submit }, { status: 201 });
});

function unprocessable(reason: string, detail: string, field: string | undefined): Response {
  return problem(422, { reason, detail, errors: field ? [{ pointer: `/${field}`, detail }] : undefined });
}
