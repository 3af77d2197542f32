import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { recordConsent } from "#lib/data/commands/record-consent.ts";
import { consentResource, consentsOperation, recordConsentOperation } from "#lib/data/operations.ts";
import { listConsents } from "#lib/data/queries/list-consents.ts";
import { readRecordNumber } from "#lib/data/schema.ts";

export const GET = serveProject(consentsOperation, async (access, { params, query }) => {
  const { items, ...page } = await listConsents(access, readRecordNumber(params.number), query.page);
  return Response.json({ items: items.map(consentResource), ...page });
});

const STATUS = {
  "no-such-source": 404,
  retired: 409,
  replaced: 409,
  "given-later": 422,
  "no-such-consent": 422,
} as const;

export const POST = serveProject(recordConsentOperation, async (access, { params, body }) => {
  const recorded = await recordConsent(access, readRecordNumber(params.number), body);
  if (!recorded.ok) {
    const { reason, message, field } = recorded;
    const errors = field ? [{ pointer: `/${field}`, detail: message }] : undefined;
    return problem(STATUS[reason], { reason, detail: message, errors });
  }
  return Response.json(recorded.value, { status: 201 });
});
