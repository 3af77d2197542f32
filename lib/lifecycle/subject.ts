import type { CoverKey } from "#lib/lifecycle/covers.ts";
import type { Phase } from "#lib/lifecycle/phases.ts";
import { isTemplateKey, type TemplateKey, templateOf } from "#lib/lifecycle/templates.ts";

/** Single records that are signed by themselves, without a checklist. */
export const RECORDS = {
  "risk-tier": {
    phase: "scope",
    title: "Risk tier",
    meaning:
      "I have reviewed the risk tier and its reason, and I agree that it is the right one for the use described in the brief.",
    covers: ["scope.risk-tier"],
    path: "scope#risk-tier",
  },
  "model-decision": {
    phase: "model",
    title: "Model decision",
    meaning:
      "I have reviewed the decision, the candidates it rejects and what the licence says of our declared use, and I agree with the choice.",
    covers: ["model.decision", "model.use", "model.licence"],
    path: "model#decision",
  },
} as const satisfies Record<
  string,
  { phase: Phase; title: string; meaning: string; covers: readonly CoverKey[]; path: string }
>;
export type RecordKey = keyof typeof RECORDS;

/** Records of which a project has many, each signed by itself and known by its number. */
export const NUMBERED = {
  release: {
    phase: "deployment",
    title: "Release",
    meaning:
      "I have reviewed this release: its artefact, what it is made of and what has changed, and I approve it for its environment.",
    covers: ["deployment.release"],
    path: "deployment/releases",
  },
} as const satisfies Record<
  string,
  { phase: Phase; title: string; meaning: string; covers: readonly CoverKey[]; path: string }
>;
export type NumberedKind = keyof typeof NUMBERED;

/** What a sign-off is for. */
export type Subject =
  | { readonly kind: "checklist"; readonly key: TemplateKey }
  | { readonly kind: "record"; readonly key: RecordKey }
  | { readonly kind: NumberedKind; readonly key: `${number}` };

export type SubjectName = `checklist:${TemplateKey}` | `record:${RecordKey}` | `${NumberedKind}:${number}`;

export function subjectName({ kind, key }: Subject): SubjectName {
  return `${kind}:${key}` as SubjectName;
}

/** @returns null for a name that means nothing here. */
export function parseSubject(name: string): Subject | null {
  const [kind, key] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
  if (kind === "checklist" && isTemplateKey(key)) return { kind, key };
  if (kind === "record" && Object.hasOwn(RECORDS, key)) return { kind, key: key as RecordKey };
  if (Object.hasOwn(NUMBERED, kind) && /^[1-9]\d{0,8}$/.test(key))
    return { kind: kind as NumberedKind, key: key as `${number}` };
  return null;
}

/** Title, sentence, facts covered, phase and page of a subject. */
export function describeSubject(subject: Subject): {
  phase: Phase;
  title: string;
  meaning: string;
  covers: readonly CoverKey[];
  path: string;
} {
  if (subject.kind === "record") return RECORDS[subject.key];
  if (subject.kind !== "checklist") {
    const { title, path, ...rest } = NUMBERED[subject.kind];
    return { ...rest, title: `${title} ${subject.key}`, path: `${path}/${subject.key}` };
  }
  const { phase, title, meaning, covers, key } = templateOf(subject.key);
  return { phase, title, meaning, covers, path: `${phase}/checklists/${key}` };
}
