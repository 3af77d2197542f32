import type { Person } from "#lib/access/access.ts";
import type { ProjectRole } from "#lib/access/permissions.ts";
import { type ConsentInput, consentSchema, type SourceInput, sourceSchema } from "#lib/data/schema.ts";
import { db } from "#lib/platform/db.ts";

export type DataTeam = Record<ProjectRole | "outsider", Person> & { readonly projectId: string; readonly slug: string };

/** A project whose Data gate asks for bases, with one person of every role, and somebody of no project. */
export async function dataTeam(slug = "support-assistant"): Promise<DataTeam> {
  const lead = await person(`${slug}-lead`);
  const { id: projectId } = await db().project.create({ data: { slug, name: slug, createdById: lead.userId } });
  const join = async (role: ProjectRole, member: Person) => {
    await db().membership.create({ data: { projectId, userId: member.userId, role } });
    return member;
  };
  await db().policy.create({
    data: {
      projectId,
      phase: "data",
      version: 1,
      criteria: [{ key: "sources-have-basis", params: {} }],
      digest: "",
      publishedAt: new Date("2026-01-01"),
    },
  });
  return {
    projectId,
    slug,
    lead: await join("lead", lead),
    contributor: await join("contributor", await person(`${slug}-contributor`)),
    reviewer: await join("reviewer", await person(`${slug}-reviewer`)),
    rater: await join("rater", await person(`${slug}-rater`)),
    stakeholder: await join("stakeholder", await person(`${slug}-stakeholder`)),
    auditor: await join("auditor", await person(`${slug}-auditor`)),
    outsider: await person(`${slug}-outsider`),
  };
}

async function person(name: string): Promise<Person> {
  const email = `${name}@example.org`;
  const { id } = await db().user.create({ data: { email, name } });
  return {
    kind: "person",
    userId: id,
    name,
    email,
    instanceRole: "member",
    sessionId: id,
    method: "password",
    authenticatedAt: new Date("2026-01-01"),
  };
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
