import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { addDataset } from "#lib/data/commands/add-dataset.ts";
import { addDatasetOperation, datasetsOperation } from "#lib/data/datasets/operations.ts";
import { listDatasets } from "#lib/data/queries/list-datasets.ts";

export const GET = serveProject({ ...datasetsOperation, permission: "project:read" }, async (access, { query }) =>
  Response.json(await listDatasets(access, query.page)),
);

export const POST = serveProject(addDatasetOperation, async (access, { body }) => {
  const added = await addDataset(access, body);
  if (!added.ok) return problem(409, { reason: added.reason, detail: added.message });
  return Response.json(added.value, { status: 201 });
});
