"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { DraftForm } from "#components/ui/draft-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { saveBriefAction } from "#lib/scope/actions.ts";
import type { ScopeView } from "#lib/scope/queries/get-scope.ts";
import { PROBLEM_MIN_LENGTH } from "#lib/scope/rules/brief.ts";
import { keysOf, TASK_TYPES } from "#lib/scope/vocabulary.ts";

const TEXTS = [
  {
    name: "problemStatement",
    id: "problem",
    label: "Problem statement",
    hint: `What goes wrong today, for whom, and what it costs. ${PROBLEM_MIN_LENGTH} characters or more.`,
    rows: 4,
  },
  {
    name: "users",
    id: "users",
    label: "Users",
    hint: "Who meets the model's output, who decides by it, and who is affected without using it.",
    rows: 2,
  },
  {
    name: "nonAiAlternative",
    id: "alternative",
    label: "Alternative without AI",
    hint: "What would be done if no model were built: a form, a rule, more people. The baseline to beat.",
    rows: 2,
  },
  {
    name: "outOfScope",
    id: "out-of-scope",
    label: "Out of scope",
    hint: "What it must not be used for, and what is left for later.",
    rows: 2,
  },
] as const;

const TASK_KEYS = keysOf(TASK_TYPES);

/** The brief, saved while it is written. */
export function BriefForm({ slug, brief }: { slug: string; brief: ScopeView["brief"] }) {
  const [problem, users, ...rest] = TEXTS;
  return (
    <DraftForm
      action={saveBriefAction}
      draftKey={`scope:${slug}:brief`}
      savedAt={brief.savedAt?.toISOString()}
      theirs={theirsOf(brief)}
      aria-label="Brief"
      className="flex max-w-3xl flex-col gap-4"
    >
      <input type="hidden" name="project" value={slug} />
      {[problem, users].map((text) => (
        <BriefText key={text.name} text={text} value={brief[text.name]} />
      ))}
      <fieldset id="task-types" className="scroll-mt-16">
        <legend className="font-[550]">Task types</legend>
        <div className="mt-1 grid grid-cols-1 gap-x-4 min-[26rem]:grid-cols-2 md:grid-cols-4">
          {TASK_KEYS.map((key) => (
            <Checkbox
              key={key}
              name="taskTypes[]"
              value={key}
              label={TASK_TYPES[key]}
              defaultChecked={brief.taskTypes.includes(key)}
            />
          ))}
        </div>
      </fieldset>
      {rest.map((text) => (
        <BriefText key={text.name} text={text} value={brief[text.name]} optional={text.name === "outOfScope"} />
      ))}
    </DraftForm>
  );
}

type BriefTextProps = { text: (typeof TEXTS)[number]; value: string; optional?: boolean };

function BriefText({ text: { id, name, label, hint, rows }, value, optional }: BriefTextProps) {
  return (
    <div id={id} className="scroll-mt-16">
      <Field label={label} name={name} hint={hint} optional={optional}>
        <Textarea defaultValue={value} rows={rows} />
      </Field>
    </div>
  );
}

function theirsOf(brief: ScopeView["brief"]) {
  const titles = TASK_KEYS.filter((key) => brief.taskTypes.includes(key)).map((key) => TASK_TYPES[key]);
  return {
    revision: brief.revision,
    by: brief.savedBy,
    at: brief.savedAt,
    fields: [
      ...TEXTS.map(({ name, label }) => ({ name, label, values: [brief[name]], text: brief[name] })),
      {
        name: "taskTypes[]",
        label: "Task types",
        values: TASK_KEYS.filter((key) => brief.taskTypes.includes(key)),
        text: titles.join(", "),
      },
    ],
  };
}
