"use client";

import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { rateItemAction } from "#lib/evaluation/actions.ts";
import type { Rubric } from "#lib/evaluation/running/judge/rubric.ts";
import { boundsOf } from "#lib/evaluation/running/judge/scale.ts";

type RateItemProps = {
  slug: string;
  /** The evaluation's number. */
  evaluation: number;
  position: number;
  rubric: Rubric;
  /** What whoever looks said last. */
  own: number | null;
};

/** A person's mark of an answer by the judge's rubric: one button a mark. Show it before the judge's own mark, or people repeat it. */
export function RateItem({ slug, evaluation, position, rubric, own }: RateItemProps) {
  const { low, high } = boundsOf(rubric);
  const isPassFail = rubric.scale.kind === "pass-fail";
  const marks = Array.from({ length: high - low + 1 }, (_, step) => low + step);
  return (
    <ActionForm action={rateItemAction} toast>
      <input type="hidden" name="project" value={slug} />
      <input type="hidden" name="evaluation" value={evaluation} />
      <input type="hidden" name="position" value={position} />
      <fieldset>
        <legend className="mb-1 text-sm font-[550]" title={rubric.criteria}>
          {rubric.name}: your mark
        </legend>
        <div className="flex flex-wrap gap-1">
          {marks.map((mark) => (
            <Button key={mark} type="submit" name="rating" value={mark} size="small" aria-pressed={mark === own}>
              {isPassFail ? (mark === 1 ? "Pass" : "Fail") : mark}
              {mark === own && <span aria-hidden="true"> ✓</span>}
            </Button>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  );
}
