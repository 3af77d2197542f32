import { expect, test } from "vitest";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { Forbidden, NotFound } from "#lib/platform/errors.ts";

test("a project made for a test has its members, and the door knows them and nobody else", async () => {
  const reviewer = await makePerson("Rita Reviewer");
  const stranger = await makePerson("Sten Stranger");
  const project = await makeProject({ members: [{ person: reviewer, role: "reviewer" }] });

  expect((await accessFor(reviewer, project, "signoff:create")).role).toBe("reviewer");
  expect((await accessFor(project.lead, project, "policy:update")).role).toBe("lead");
  await expect(accessFor(reviewer, project, "policy:update")).rejects.toThrow(Forbidden);
  await expect(accessFor(stranger, project, "project:read")).rejects.toThrow(NotFound);
});
