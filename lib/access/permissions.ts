/**
 * The permission matrix: one table, read by the door, by the pages (what to offer) and by the test that tries every
 * role against every query, command and route.
 */
export const PROJECT_ROLES = ["lead", "contributor", "reviewer", "rater", "stakeholder", "auditor"] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

const everyone = ["lead", "contributor", "reviewer", "stakeholder", "auditor"] as const;
const insiders = ["lead", "contributor", "reviewer", "auditor"] as const;
const makers = ["lead", "contributor"] as const;
const lead = ["lead"] as const;

/** Who may do what in a project. A rater is in one row alone: a rater sees feedback tasks and nothing else. */
export const MATRIX = {
  /** Dashboards: trail, gates, objectives, scores, series. */
  "project:read": everyone,
  /** What lies behind the dashboards: sources, consents, rows of datasets, interviews, answers, spans. */
  "record:read": insiders,
  "ledger:read": ["lead", "reviewer", "auditor"],
  "project:update": lead,
  "member:manage": lead,
  "token:manage": lead,
  "policy:update": lead,
  "scope:update": makers,
  "objective:freeze": lead,
  "data:update": makers,
  "consent:withdraw": ["lead", "contributor", "reviewer"],
  /** Candidates, their scores and licences, certification notes. */
  "model:update": makers,
  /** Which model is taken. */
  "model:decide": lead,
  "note:update": makers,
  "checklist:answer": makers,
  "signoff:create": ["reviewer"],
  "waiver:request": lead,
  "waiver:agree": ["reviewer", "auditor"],
  "round:reopen": lead,
  /** Which endpoints the project calls, and with whose keys. */
  "connection:manage": lead,
  /** Calling one, which costs money. */
  "connection:use": makers,
  /** What prompts say, and which version a label points to. */
  "prompt:read": insiders,
  /** Writing versions, and moving labels other than `production`. */
  "prompt:update": makers,
  /** Moving `production`: what applications get from then on. */
  "prompt:promote": lead,
  /** Writing down what a training does, as its script goes along or from the file it left. */
  "training:log": makers,
  /** Naming the run, or the version of a prompt, that the phase goes on with. */
  "training:choose": makers,
  /** Making campaigns and writing their guidelines. */
  "campaign:update": makers,
  /** Who rates in a campaign, and when it is open. */
  "campaign:run": lead,
  /** Naming the campaign that the phase goes on with. */
  "alignment:choose": makers,
  /** Training reward models on the preferences of campaigns. */
  "reward-model:train": makers,
  /** Answering the feedback tasks one was chosen for. */
  "feedback:rate": ["lead", "contributor", "reviewer", "rater"],
  "evaluation:import": makers,
  /** Saying what an answer is worth, which a judge model is held against. */
  "item:rate": ["lead", "contributor", "reviewer"],
  /** Sheets of optimisations, what is measured of them, and sizes read from headers. */
  "optimisation:update": makers,
  /** Naming the optimisation that a round ships, or that it ships none. */
  "optimisation:choose": makers,
  "job:cancel": makers,
  /** Which environments there are, and what each asks. */
  "environment:manage": lead,
  /** Drafting, submitting and withdrawing releases, and writing down rehearsals. */
  "release:update": makers,
  /** Asking whether an artefact may go out, and saying that it did. */
  "deployment:request": makers,
  /** Ordering an environment back to a former release, whatever the gates say. */
  "deployment:roll-back": makers,
  "application:update": makers,
  "telemetry:write": lead,
  "gateway:manage": lead,
  "gateway:use": makers,
} as const satisfies Record<string, readonly ProjectRole[]>;

export type Permission = keyof typeof MATRIX;

export const PERMISSIONS = Object.keys(MATRIX) as [Permission, ...Permission[]];

/** What a machine's token may be given. Nothing that a person must stand for: tokens never sign, waive or invite. */
export const TOKEN_PERMISSIONS = [
  "project:read",
  "record:read",
  "ledger:read",
  "scope:update",
  "data:update",
  "connection:use",
  "model:update",
  "prompt:read",
  "prompt:update",
  "training:log",
  "campaign:update",
  "reward-model:train",
  "evaluation:import",
  "optimisation:update",
  "release:update",
  "deployment:request",
  "application:update",
  "telemetry:write",
  "gateway:use",
] as const satisfies readonly Permission[];
export type TokenPermission = (typeof TOKEN_PERMISSIONS)[number];

/** What each is good for, in the words people see when they make a token. */
export const TOKEN_PERMISSION_PURPOSE: Record<TokenPermission, string> = {
  "project:read": "Read dashboards: phases, gates, objectives, scores and series",
  "record:read": "Read the records behind them: sources, consents, rows of datasets, interviews, answers, spans",
  "ledger:read": "Read the history of every change",
  "scope:update": "Write the scope: market research, interviews, objectives",
  "data:update": "Write data sources, consent records and versions of datasets",
  "connection:use": "Call connections, which costs money: run test sets and prompts",
  "model:update": "Write model candidates",
  "prompt:read": "Fetch prompts by label or version, as applications do",
  "prompt:update": "Write versions of prompts, and move labels other than production",
  "training:log": "Log training runs as an MLflow client does, and import them",
  "campaign:update": "Make feedback campaigns from files of items, preferences as TRL writes them among others",
  "reward-model:train": "Train reward models on the preferences of campaigns",
  "evaluation:import": "Import evaluation results",
  "optimisation:update": "Write optimisation sheets, and read sizes from headers",
  "release:update": "Draft and submit releases, and write down rollback rehearsals",
  "deployment:request": "Ask for deploy tokens, redeem them and report how a deployment ended",
  "application:update": "Write the register of applications",
  "telemetry:write": "Send traces from production",
  "gateway:use": "Ask models through the gateway",
};

/** What each role is for, in the words people see when they invite somebody. */
export const ROLE_PURPOSE: Record<ProjectRole, string> = {
  lead: "Owns the plan and the policy, invites people.",
  contributor: "Does the work: records, answers, imports.",
  reviewer: "Signs checklists and agrees waivers; never their own work.",
  rater: "Answers feedback tasks and sees nothing else.",
  stakeholder: "Reads dashboards and reports, no raw data.",
  auditor: "Reads everything, the ledger included, and agrees waivers.",
};

export function roleMay(role: ProjectRole, permission: Permission): boolean {
  return (MATRIX[permission] as readonly ProjectRole[]).includes(role);
}

export function permissionsOf(role: ProjectRole): ReadonlySet<Permission> {
  return new Set(PERMISSIONS.filter((permission) => roleMay(role, permission)));
}
