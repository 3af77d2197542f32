"use client";

import { DraftForm } from "#components/ui/draft-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatPercent } from "#components/ui/format.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import { saveFeasibilityAction } from "#lib/scope/actions.ts";
import type { FeasibilityView } from "#lib/scope/queries/get-scope.ts";
import { ASPECTS, FEASIBILITY_ASPECTS, type FeasibilityAspect } from "#lib/scope/rules/feasibility.ts";

/** The five scores and their notes, saved while they are given. */
export function FeasibilityForm({ slug, feasibility }: { slug: string; feasibility: FeasibilityView }) {
  return (
    <DraftForm
      action={saveFeasibilityAction}
      draftKey={`scope:${slug}:feasibility`}
      savedAt={feasibility.savedAt?.toISOString()}
      theirs={theirsOf(feasibility)}
      aria-label="Feasibility"
    >
      <input type="hidden" name="project" value={slug} />
      <div className="flex flex-col divide-y">
        {ASPECTS.map((aspect) => (
          <AspectFields
            key={aspect}
            aspect={aspect}
            score={feasibility.scores[aspect]}
            note={feasibility.notes[aspect]}
          />
        ))}
      </div>
    </DraftForm>
  );
}

const SCORES = [1, 2, 3, 4, 5] as const;

type AspectFieldsProps = { aspect: FeasibilityAspect; score: number | null; note: string };

function AspectFields({ aspect, score, note }: AspectFieldsProps) {
  const { title, weight, low, high } = FEASIBILITY_ASPECTS[aspect];
  return (
    <div className="grid grid-cols-1 items-start gap-x-6 gap-y-2 py-3 first:pt-0 md:grid-cols-[17rem_minmax(0,1fr)]">
      <fieldset>
        <legend className="mb-1 font-[550]">
          {title} <span className="text-xs font-normal text-muted">counts {formatPercent(weight, 0)}</span>
        </legend>
        <div className="flex gap-1">
          {SCORES.map((value) => (
            <label
              key={value}
              className="grid size-9 cursor-pointer place-items-center rounded-md border border-control has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input type="radio" name={aspect} value={value} defaultChecked={value === score} className="sr-only" />
              {value}
            </label>
          ))}
        </div>
        <p className="mt-1 flex max-w-[12.25rem] justify-between gap-2 text-2xs text-muted">
          <span>{low}</span>
          <span className="text-right">{high}</span>
        </p>
      </fieldset>
      <Field label={`Note on ${title.toLowerCase()}`} name={`${aspect}Note`} labelHidden>
        <Textarea rows={2} defaultValue={note} placeholder="What the score rests on" />
      </Field>
    </div>
  );
}

function theirsOf({ revision, savedBy, savedAt, scores, notes }: FeasibilityView) {
  const fields = ASPECTS.flatMap((aspect) => {
    const { title } = FEASIBILITY_ASPECTS[aspect];
    const score = scores[aspect] === null ? [] : [String(scores[aspect])];
    return [
      { name: aspect, label: title, values: score, text: score.join() },
      { name: `${aspect}Note`, label: `Note on ${title.toLowerCase()}`, values: [notes[aspect]], text: notes[aspect] },
    ];
  });
  return { revision, by: savedBy, at: savedAt, fields };
}
