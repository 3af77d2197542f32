import Form from "next/form";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** Looks for a part of a name or an address; the result has an address of its own. */
export function PeopleSearch({ search }: { search: string }) {
  return (
    <Form action="/settings/people" role="search" className="flex gap-2">
      <Field label="Search people" labelHidden name="q">
        <Input type="search" defaultValue={search} placeholder="Name or e-mail" maxLength={100} />
      </Field>
      <Button type="submit">Search</Button>
    </Form>
  );
}
