import { answerItem } from "#lib/lifecycle/commands/answer-item.ts";
import { attachEvidence } from "#lib/lifecycle/commands/attach-evidence.ts";
import { answerSchema, evidenceSchema } from "#lib/lifecycle/schema.ts";
import { type TemplateKey, templateOf } from "#lib/lifecycle/templates.ts";
import type { Part } from "#prisma/seed/cast.ts";
import type { Story } from "#prisma/seed/story.ts";

type Evidence = { readonly title: string; readonly url?: string; readonly file?: File };
type Answer = {
  readonly state: "met" | "not-applicable";
  readonly note: string;
  readonly evidence: readonly Evidence[];
};

/** Answers by item. What is left out stays open. */
export type Answers = Readonly<Record<string, Answer>>;

export function met(note: string, ...evidence: Evidence[]): Answer {
  return { state: "met", note, evidence };
}

export function notApplicable(note: string): Answer {
  return { state: "not-applicable", note, evidence: [] };
}

/** A page of the company's wiki; a reserved name, so that the link leads nowhere by accident. */
export function wiki(title: string, path: string): Evidence {
  return { title, url: `https://wiki.nordlicht.example/${path}` };
}

/** A small document, kept in the project. */
export function document(title: string, name: string, text: string): Evidence {
  return { title, file: new File([text], name, { type: name.endsWith(".csv") ? "text/csv" : "text/markdown" }) };
}

/** Answers a checklist item by item, with its evidence, in the order of the template. */
export async function answers(story: Story, part: Part, template: TemplateKey, given: Answers): Promise<void> {
  const keys = templateOf(template).items.map(({ key }) => key);
  const stray = Object.keys(given).find((key) => !keys.includes(key));
  if (stray) throw new Error(`${template} has no item ${stray}.`);
  for (const item of keys) {
    const answer = given[item];
    if (!answer) continue;
    const { state, note, evidence } = answer;
    for (const one of evidence) {
      const input = evidenceSchema.parse({ template, item, ...one });
      await story.does(part, "checklist:answer", (access) => attachEvidence(access, input));
    }
    const input = answerSchema.parse({ template, item, state, note });
    await story.does(part, "checklist:answer", (access) => answerItem(access, input));
  }
  await story.judge();
}
