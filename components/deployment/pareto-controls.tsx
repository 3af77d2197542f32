import Form from "next/form";
import { QUALITY_TITLES } from "#components/deployment/pareto-inputs.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { QUALITY_AXES, type SheetsSearch } from "#lib/deployment/optimisations/schema.ts";
import { QUANTITIES, QUANTITY_KEYS } from "#lib/deployment/optimisations/vocabulary.ts";

/** Which quality is drawn against which cost; kept in the address. */
export function ParetoControls({ path, search: { x, y } }: { path: string; search: SheetsSearch }) {
  return (
    <Form key={`${x} ${y}`} action={path} scroll={false} className="mb-3 flex flex-wrap items-end gap-2 print:hidden">
      <Field label="Quality" name="y" className="grow sm:max-w-60">
        <Select defaultValue={y}>
          {QUALITY_AXES.map((key) => (
            <option key={key} value={key}>
              {QUALITY_TITLES[key]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Against" name="x" className="grow sm:max-w-60">
        <Select defaultValue={x}>
          {QUANTITY_KEYS.map((key) => (
            <option key={key} value={key}>
              {QUANTITIES[key].title}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">Draw</Button>
    </Form>
  );
}
