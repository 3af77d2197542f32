import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

type ConnectionFieldProps = {
  connections: readonly { readonly number: number; readonly name: string }[];
};

/** Which of the project's connections is asked. */
export function ConnectionField({ connections }: ConnectionFieldProps) {
  return (
    <Field label="Connection" name="connection" required>
      <Select>
        {connections.map(({ number, name }) => (
          <option key={number} value={number}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
