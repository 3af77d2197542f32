import { refused } from "#app/api/v1/projects/[slug]/optimisations/[number]/refused.ts";
import { serveProject } from "#lib/access/route.ts";
import { recordOptimisation } from "#lib/deployment/optimisations/commands/record-optimisation.ts";
import {
  optimisationsOperation,
  recordOptimisationOperation,
  sheetResource,
} from "#lib/deployment/optimisations/operations.ts";
import { listSheets } from "#lib/deployment/optimisations/queries/list-sheets.ts";

const PAGE_SIZE = 50;

export const GET = serveProject(optimisationsOperation, async (access, { query }) => {
  const { items, ...page } = await listSheets(access, { page: query.page, pageSize: PAGE_SIZE });
  return Response.json({ ...page, items: items.map(sheetResource) });
});

export const POST = serveProject(recordOptimisationOperation, async (access, { body }) => {
  const made = await recordOptimisation(access, body);
  return made.ok ? Response.json(made.value, { status: 201 }) : refused(made);
});
