import { addCandidate } from "#lib/model/commands/add-candidate.ts";
import { addCustomModel } from "#lib/model/commands/add-custom-model.ts";
import { decideModel } from "#lib/model/commands/decide-model.ts";
import { declareUse } from "#lib/model/commands/declare-use.ts";
import { noteCertification } from "#lib/model/commands/note-certification.ts";
import { scoreCandidate } from "#lib/model/commands/score-candidate.ts";
import { setCriteria } from "#lib/model/commands/set-criteria.ts";
import {
  candidateSchema,
  certificationSchema,
  criteriaSchema,
  customModelSchema,
  decisionSchema,
  scoreSchema,
  useSchema,
} from "#lib/model/schema.ts";
import type { Part } from "#prisma/seed/cast.ts";
import type { Story } from "#prisma/seed/story.ts";

/** Points by criterion, or points with what was measured. */
type Scores = Readonly<Record<string, number | readonly [points: number, measured: string]>>;

export type CandidateStory = {
  /** "catalogue:phi-4", or the name of one of `own`. */
  readonly model: string;
  readonly way: "self" | "provider";
  readonly note?: string;
  readonly scores: Scores;
  /** Why it is not taken; the chosen one has none. */
  readonly rejected?: string;
};

export type ModelStory = {
  readonly use: Record<string, unknown>;
  /** Where the comparison stands. */
  readonly document: string;
  readonly own: readonly Record<string, unknown>[];
  readonly criteria: readonly { readonly key: string; readonly title: string; readonly weight: number }[];
  readonly candidates: readonly CandidateStory[];
  readonly certifications: readonly Record<string, unknown>[];
  readonly decision: { readonly context: string; readonly reasons: string; readonly consequences: string };
};

/** The work on a choice: the use, the candidates with their scores, what the providers hold. */
export async function compares(story: Story, part: Part, model: ModelStory): Promise<void> {
  const use = useSchema.parse(model.use);
  await story.does(part, "model:update", (access) => declareUse(access, use));
  const own = new Map<string, number>();
  for (const entry of model.own) {
    const input = customModelSchema.parse(entry);
    const { number, name } = await story.does(part, "model:update", (access) => addCustomModel(access, input));
    own.set(name, number);
  }
  const { criteria } = criteriaSchema.parse({ criteria: [...model.criteria] });
  await story.does(part, "model:update", (access) => setCriteria(access, { criteria }));
  for (const candidate of model.candidates) {
    const number = own.get(candidate.model);
    const { way, note } = candidate;
    const input = candidateSchema.parse({ model: number ? `own:${number}` : candidate.model, way, note });
    const added = await story.does(part, "model:update", (access) => addCandidate(access, input));
    await scores(story, part, added.number, candidate.scores, model.document);
  }
  for (const certification of model.certifications) {
    const input = certificationSchema.parse(certification);
    await story.does(part, "model:update", (access) => noteCertification(access, input));
  }
  await story.judge();
}

async function scores(story: Story, part: Part, candidate: number, given: Scores, url: string): Promise<void> {
  for (const [criterion, score] of Object.entries(given)) {
    const [points, measured] = typeof score === "number" ? [score, ""] : score;
    const source = measured ? "document" : "opinion";
    const input = scoreSchema.parse({ candidate, criterion, points, measured, source, url: measured ? url : "" });
    await story.does(part, "model:update", (access) => scoreCandidate(access, input));
  }
}

/** The decision for the one candidate that nobody rejected. */
export async function decides(story: Story, part: Part, { candidates, decision }: ModelStory): Promise<void> {
  const rejected = candidates.flatMap(({ rejected }, index) => (rejected ? [[String(index + 1), rejected]] : []));
  const candidate = candidates.findIndex((one) => !one.rejected) + 1;
  const input = decisionSchema.parse({ ...decision, candidate, rejected: Object.fromEntries(rejected) });
  await story.does(part, "model:decide", (access) => decideModel(access, input));
  await story.judge();
}
