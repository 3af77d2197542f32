import Form from "next/form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { PortfolioRequest } from "#lib/gates/portfolio-schema.ts";

/** Narrows the table by name; a plain form, so that it is in the address and works without JavaScript. */
export function PortfolioFilter({ request }: { request: PortfolioRequest }) {
  return (
    <Form action="/" className="w-44 sm:w-56">
      {request.view !== "all" && <input type="hidden" name="view" value={request.view} />}
      <Field name="q" label="Filter by name" labelHidden>
        <Input type="search" defaultValue={request.q} placeholder="Filter by name" className="min-h-7 py-0.5 text-sm" />
      </Field>
    </Form>
  );
}
