import { expect, test } from "vitest";
import { accepted } from "#lib/lifecycle/testing/complete-checklist.ts";
import { browseCatalogue, catalogueQuerySchema } from "#lib/model/catalogue/browse.ts";
import { addCandidate } from "#lib/model/commands/add-candidate.ts";
import { decideModel } from "#lib/model/commands/decide-model.ts";
import { declareUse } from "#lib/model/commands/declare-use.ts";
import { scoreCandidate } from "#lib/model/commands/score-candidate.ts";
import {
  candidateResource,
  candidatesOperation,
  catalogueOperation,
  catalogueResource,
  decisionOperation,
  decisionResource,
} from "#lib/model/operations.ts";
import { getSelection } from "#lib/model/queries/get-selection.ts";
import { listDecisions } from "#lib/model/queries/list-decisions.ts";
import { scoreSchema } from "#lib/model/schema.ts";
import { candidateInput, DECISION, makeModelTeam, someUse } from "#lib/model/testing/inputs.ts";

test("the API gives what its schemas say, and no names of people", async () => {
  const team = await makeModelTeam();
  const work = await team.as("contributor", "model:update");
  accepted(await declareUse(work, someUse()));
  accepted(await addCandidate(work, candidateInput("catalogue:gpt-oss-20b")));
  accepted(await addCandidate(work, candidateInput("catalogue:gpt-4", "provider")));
  accepted(
    await scoreCandidate(work, scoreSchema.parse({ candidate: 1, criterion: "quality", points: 4, source: "opinion" })),
  );
  const decision = { candidate: 1, ...DECISION, rejected: { 2: "It may not leave the house." } };
  accepted(await decideModel(await team.as("lead", "model:decide"), decision));

  const { candidates } = await getSelection(await team.as("reviewer", "record:read"));
  const items = candidates.map(candidateResource);
  // Strictly: a field that the document does not name would be one that nobody may rely on.
  expect(candidatesOperation.response.parse({ items })).toEqual({ items });
  const [newest] = await listDecisions(await team.as("reviewer", "project:read"));
  if (!newest) throw new Error("There is no decision.");
  const resource = decisionResource(newest);
  expect(decisionOperation.response.parse(resource)).toEqual(resource);
  expect(JSON.stringify([items, resource])).not.toMatch(/Lea Lead|Cora Contributor/);
  const page = browseCatalogue(catalogueQuerySchema.parse({}));
  const catalogue = { ...page, items: page.items.map(catalogueResource) };
  expect(catalogueOperation.response.parse(catalogue)).toEqual(catalogue);
});
