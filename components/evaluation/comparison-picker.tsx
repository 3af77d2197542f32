import Form from "next/form";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Comparable } from "#lib/evaluation/queries/list-comparable.ts";

type ComparisonPickerProps = {
  path: string;
  baseline: Comparable | null;
  candidate: Comparable | null;
  others: readonly Comparable[];
};

/** Which two evaluations are compared; the first counts as the baseline. */
export function ComparisonPicker({ path, baseline, candidate, others }: ComparisonPickerProps) {
  return (
    <Form
      key={`${baseline?.number} ${candidate?.number}`}
      action={path}
      className="flex flex-wrap items-end gap-2 print:hidden"
    >
      <Choice name="a" label="Baseline" chosen={baseline} others={others} />
      <Choice name="b" label="Candidate" chosen={candidate} others={others} />
      <Button type="submit">Compare</Button>
      {baseline && candidate && (
        <ButtonLink variant="quiet" href={`${path}?a=${candidate.number}&b=${baseline.number}`} prefetch={false}>
          Swap
        </ButtonLink>
      )}
    </Form>
  );
}

type ChoiceProps = { name: string; label: string; chosen: Comparable | null; others: readonly Comparable[] };

function Choice({ name, label, chosen, others }: ChoiceProps) {
  const isListed = others.some(({ number }) => number === chosen?.number);
  const options = chosen && !isListed ? [chosen, ...others] : others;
  return (
    <Field name={name} label={label} className="min-w-0 grow sm:max-w-72">
      <Select defaultValue={chosen?.number}>
        {options.map((one) => (
          <option key={one.number} value={one.number}>
            #{one.number} {one.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
