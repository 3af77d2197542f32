import { z } from "zod";
import { operation } from "#lib/access/operation.ts";
import { PHASE_KEYS } from "#lib/lifecycle/phases.ts";
import { MARKER_STATES } from "#lib/lifecycle/trail.ts";

const phase = z.enum(PHASE_KEYS).meta({ description: "One of the eight phases." });
const verdict = z.enum(["open", "closed", "insufficient"]).meta({ description: "What the gate says." });

const finding = z
  .object({
    key: z.string().meta({ description: "Stable name of the criterion; what a waiver names." }),
    title: z.string(),
    state: z.enum(["met", "failed", "undecided", "waived"]),
    reason: z.string().meta({ description: "Machine-readable, dotted, e.g. signature.stale or objective.off-target." }),
    fact: z.string().meta({
      description: "The fact as a sentence. Without the permission `record:read` it names no record.",
    }),
    source: z.string().nullable(),
    required: z.string().nullable(),
    url: z.url().nullable().meta({ description: "Where a person can act on it." }),
    waivedUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: "Finding" });

export const gateResponse = z
  .object({
    project: z.string(),
    phase,
    round: z.int().min(1),
    verdict,
    policyVersion: z.int().min(1),
    policyDigest: z.string().meta({ description: "SHA-256 of the policy's canonical JSON (RFC 8785)." }),
    digest: z.string().meta({
      description: "SHA-256 over policy, round and findings: equal digests are equal verdicts for equal reasons.",
    }),
    validUntil: z.iso.datetime().nullable().meta({ description: "When time alone may change the verdict." }),
    judgedAt: z.iso.datetime(),
    reasons: z.array(finding).meta({ description: "In the order one would fix them." }),
  })
  .meta({ id: "Gate" });
export type GateResponse = z.infer<typeof gateResponse>;

const marker = z.object({ phase, state: z.enum(MARKER_STATES), round: z.int().min(1) }).meta({ id: "Marker" });

const project = z
  .object({
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    dueOn: z.iso.date().nullable(),
    currentPhase: phase.nullable().meta({ description: "The first phase whose gate is not open; null when all are." }),
    trail: z.array(marker),
  })
  .meta({ id: "Project" });
export type ProjectResponse = z.infer<typeof project>;

export const listProjectsOperation = operation({
  method: "GET",
  path: "/api/v1/projects",
  summary: "List the projects you can see",
  description: "With a session: every project you are in. With a token: its one project.",
  tag: "Projects",
  permission: null,
  query: z.object({
    q: z.string().max(100).optional().meta({ description: "A part of the name." }),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  }),
  response: z.object({ projects: z.array(project), total: z.int(), page: z.int(), pageSize: z.int() }),
});

export const getProjectOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}",
  summary: "Read a project and its trail",
  tag: "Projects",
  permission: "project:read",
  response: project,
});

export const listPhasesOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/phases",
  summary: "List the eight phases with their gates' verdicts",
  tag: "Gates",
  permission: "project:read",
  response: z.object({
    phases: z.array(z.object({ phase, title: z.string(), round: z.int(), state: z.enum(MARKER_STATES), verdict })),
  }),
});

export const getGateOperation = operation({
  method: "GET",
  path: "/api/v1/projects/{slug}/gates/{phase}",
  summary: "Ask a gate",
  description:
    "Judged now, from the evidence as it is. A pipeline goes on when `verdict` is `open` and stops otherwise; `reasons` say why.",
  tag: "Gates",
  permission: "project:read",
  response: gateResponse,
});
