import type { Person } from "#lib/access/access.ts";
import { PROJECT_ROLES, type ProjectRole } from "#lib/access/permissions.ts";
import { type ConsentInput, consentSchema, type SourceInput, sourceSchema } from "#lib/data/schema.ts";
import { makePerson, makeProject } from "#lib/lifecycle/testing/fixtures.ts";

export type DataTeam = Record<ProjectRole | "outsider", Person> & { readonly projectId: string; readonly slug: string };

/** A project with one person of every role, and somebody of no project. */
export async function dataTeam(): Promise<DataTeam> {
  const team = {
    lead: await makePerson("Lea Lead"),
    contributor: await makePerson("Cora Contributor"),
    reviewer: await makePerson("Rita Reviewer"),
    rater: await makePerson("Rolf Rater"),
    stakeholder: await makePerson("Stan Stakeholder"),
    auditor: await makePerson("Ada Auditor"),
  };
  const members = PROJECT_ROLES.filter((role) => role !== "lead").map((role) => ({ person: team[role], role }));
  const { id, slug } = await makeProject({ lead: team.lead, members });
  return { ...team, outsider: await makePerson("Olga Outsider"), projectId: id, slug };
}

/** A source without personal data, in force, unless told otherwise. */
export function someSource(change: Partial<SourceInput> = {}): SourceInput {
  const lawfulBasis = change.personalData && change.personalData !== "none" ? "legitimate_interests" : "not_personal";
  return sourceSchema.parse({
    name: "Support tickets",
    owner: "Customer care",
    description: "",
    origin: "CRM export",
    licence: "Internal use only",
    personalData: "none",
    lawfulBasis,
    basisJustification: "Names and addresses were never part of the export.",
    region: "Germany",
    ...change,
  });
}

export function someConsent(change: Partial<ConsentInput> = {}): ConsentInput {
  return consentSchema.parse({
    subjects: "EU customers who opened a ticket in 2025",
    textVersion: "v3",
    collectedHow: "Checkbox in the ticket form",
    isExplicit: true,
    grantedOn: "2026-01-05",
    ...change,
  });
}
