import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ProjectAccess } from "#lib/access/access.ts";
import { listComparable } from "#lib/evaluation/queries/list-comparable.ts";

type CompareWithProps = { access: ProjectAccess<"project:read">; path: string; number: number };

/** Holds an evaluation against another one, which counts as the baseline. */
export async function CompareWith({ access, path, number }: CompareWithProps) {
  const others = await listComparable(access, number);
  if (others.length === 0) return null;
  return (
    <Form action={`${path}/compare`} className="flex items-center gap-2 print:hidden">
      <input type="hidden" name="b" value={number} />
      <Field name="a" label="Baseline" labelHidden className="w-56">
        <Select>
          {others.map((other) => (
            <option key={other.number} value={other.number}>
              #{other.number} {other.name}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">Compare</Button>
    </Form>
  );
}
