import { problem } from "#lib/access/problem.ts";
import { serveProject } from "#lib/access/route.ts";
import { addCandidate } from "#lib/model/commands/add-candidate.ts";
import { addCandidateOperation, candidateResource, candidatesOperation } from "#lib/model/operations.ts";
import { getSelection } from "#lib/model/queries/get-selection.ts";

export const GET = serveProject(candidatesOperation, async (access) => {
  const { candidates } = await getSelection(access);
  return Response.json({ items: candidates.map(candidateResource) });
});

export const POST = serveProject(addCandidateOperation, async (access, { body }) => {
  const added = await addCandidate(access, body);
  if (!added.ok) return problem(409, { reason: added.reason, detail: added.message });
  return Response.json(added.value, { status: 201 });
});
