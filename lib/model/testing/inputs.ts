import type { Granted, Person, ProjectAccess } from "#lib/access/access.ts";
import type { Permission } from "#lib/access/permissions.ts";
import { accessFor, makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";
import { candidateSchema, customModelSchema, type UseInput, useSchema } from "#lib/model/schema.ts";

/** A project with a lead, who decides, somebody who does the work, and a reviewer. */
export async function makeModelTeam() {
  const people = {
    lead: await makePerson("Lea Lead"),
    contributor: await makePerson("Cora Contributor"),
    reviewer: await makePerson("Rita Reviewer"),
  };
  const project = await makeProject({
    lead: people.lead,
    members: [
      { person: people.contributor, role: "contributor" },
      { person: people.reviewer, role: "reviewer" },
    ],
  });
  const as = <P extends Permission>(who: keyof typeof people, permission: P): Promise<ProjectAccess<Granted<P>>> =>
    accessFor(people[who] as Person, project, permission);
  return { project, people, as };
}

/** A commercial use in the European Union, with what a test changes in it. */
export function someUse(change: Partial<UseInput> = {}): UseInput {
  return useSchema.parse({
    commercial: true,
    monthlyUsers: 20_000,
    yearlyRevenue: "1m-20m",
    fieldsOfUse: "Customer support",
    inEuropeanUnion: true,
    trainsOthers: false,
    distributesWeights: false,
    hostsForOthers: false,
    modalities: ["text"],
    ...change,
  });
}

export const candidateInput = (model: string, way: "self" | "provider" = "self") =>
  candidateSchema.parse({ model, way });

export function someModel(change: Record<string, unknown> = {}) {
  return customModelSchema.parse({
    name: "House model",
    provider: "Our lab",
    parameters: "7.24B",
    contextTokens: "8192",
    architecture: "decoder",
    modalities: ["text"],
    licence: "House licence 1.0",
    weightsOpen: "yes",
    released: "2026-05",
    source: "https://example.com/model",
    ...change,
  });
}

export const DECISION = {
  context: "Answers on bills, in German, on our own machines.",
  reasons: "The best of those whose licence permits it.",
  consequences: "Two devices have to be bought before the pilot.",
};
