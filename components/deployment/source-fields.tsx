import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { FACT_SOURCE_KEYS, FACT_SOURCES } from "#lib/deployment/optimisations/vocabulary.ts";

/** Whose word a number is, and where it stands. */
export function SourceFields() {
  return (
    <div className="grid gap-4 sm:grid-cols-[10rem_1fr]">
      <Field label="Source" name="source" required>
        <Select defaultValue="measured">
          {FACT_SOURCE_KEYS.map((key) => (
            <option key={key} value={key}>
              {FACT_SOURCES[key]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Where it comes from" name="origin" required hint="A benchmark, a file, a publisher’s page.">
        <Input maxLength={200} autoComplete="off" />
      </Field>
    </div>
  );
}
