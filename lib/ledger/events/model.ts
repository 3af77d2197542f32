import { event } from "#lib/ledger/event.ts";

type Named = { number: number; name: string };

export const modelEvents = {
  "model-use.declared": event<{ version: number; fields: string[] }>((p) =>
    p.version === 1
      ? "declared the use of the model"
      : `changed the declared use: ${p.fields.join(", ").toLowerCase()}`,
  ),
  "custom-model.added": event<Named>((p) => `added model ${p.number} to the project's own: ${p.name}`),
  "custom-model.edited": event<Named & { revision: number }>(
    (p) => `edited the project's own model ${p.number}, ${p.name}`,
  ),
  "custom-model.removed": event<Named>((p) => `removed the project's own model ${p.number}, ${p.name}`),
  "candidate.added": event<Named & { licence: string }>((p) => `added candidate ${p.number}: ${p.name}`),
  "candidate.removed": event<Named>((p) => `removed candidate ${p.number}, ${p.name}`),
  "candidate.scored": event<Named & { criterion: string; points: number | null }>((p) =>
    p.points === null
      ? `took back the score of candidate ${p.number}, ${p.name}, for ${p.criterion}`
      : `scored candidate ${p.number}, ${p.name}, for ${p.criterion}: ${p.points} of 5`,
  ),
  "selection-criteria.set": event<{ version: number; criteria: string[] }>(
    (p) => `set what candidates are compared by: ${p.criteria.join(", ")}`,
  ),
  "licence.answered": event<{ licence: string; question: string; answer: boolean }>(
    (p) => `answered ${p.answer ? "yes" : "no"} to the question of ${p.licence} (${p.question})`,
  ),
  "licence.reviewed": event<{ licence: string; commercial: boolean }>(
    (p) => `reviewed the licence ${p.licence}: ${p.commercial ? "commercial use permitted" : "no commercial use"}`,
  ),
  "model.decided": event<Named & { version: number; verdict: string; rejected: number }>(
    (p) =>
      `decided for ${p.name} (decision ${p.version}, licence ${p.verdict}), ${p.rejected} ${p.rejected === 1 ? "candidate" : "candidates"} rejected`,
  ),
  "certification.noted": event<Named & { holder: string }>((p) => `noted a certification: ${p.name} of ${p.holder}`),
  "certification.removed": event<Named & { holder: string }>(
    (p) => `removed the certification ${p.name} of ${p.holder}`,
  ),
};
