import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

type Connections = readonly { readonly number: number; readonly name: string }[];

/** Which of the project's connections is asked. */
export function ConnectionField({ connections }: { connections: Connections }) {
  return (
    <Field label="Connection" name="connection" required>
      <Select>
        <ConnectionOptions connections={connections} />
      </Select>
    </Field>
  );
}

/** The project's connections, to choose from by name. */
export function ConnectionOptions({ connections }: { connections: Connections }) {
  return connections.map(({ number, name }) => (
    <option key={number} value={number}>
      {name}
    </option>
  ));
}
