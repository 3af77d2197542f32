import type { ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type RunLimitsProps = {
  atOnce: { readonly most: number; readonly usual: number };
  /** "Tries a question", and how many there are when nothing else is said. */
  tries: { readonly label: string; readonly usual: number };
  /** "First rows only", where a run can be of a part. */
  part?: { readonly label: string; readonly most?: number };
  /** What else it may take. */
  children?: ReactNode;
};

/** What a run over a connection may take: money, tokens, how much is asked and how fast. */
export function RunLimits({ atOnce, tries, part, children }: RunLimitsProps) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 text-base font-semibold">What it may take</legend>
      <div className={`grid grid-cols-2 gap-4 ${part ? "sm:grid-cols-3 lg:grid-cols-5" : "sm:grid-cols-4"}`}>
        <Field label="Most US dollars" name="budget.usd">
          <Input type="number" min={0} step="any" />
        </Field>
        <Field label="Most tokens in all" name="budget.tokens">
          <Input type="number" min={1} />
        </Field>
        {part && (
          <Field label={part.label} name="maxItems">
            <Input type="number" min={1} max={part.most} />
          </Field>
        )}
        <Field label="At once" name="concurrency">
          <Input type="number" min={1} max={atOnce.most} defaultValue={atOnce.usual} />
        </Field>
        <Field label={tries.label} name="attempts">
          <Input type="number" min={1} max={10} defaultValue={tries.usual} />
        </Field>
      </div>
      {children}
    </fieldset>
  );
}
