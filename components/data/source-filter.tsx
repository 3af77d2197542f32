import Form from "next/form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { SourceList } from "#lib/data/queries/list-sources.ts";
import { BASIS_STATES, type BasisState } from "#lib/data/rules.ts";
import type { SourceFilter as Filter } from "#lib/data/schema.ts";

type SourceFilterProps = { path: string; filter: Filter; counts: SourceList["counts"] };

/** The states that occur, each with its number, and the search; all of it in the address. */
export function SourceFilter({ path, filter, counts }: SourceFilterProps) {
  const states = [...(Object.keys(BASIS_STATES) as BasisState[]), "retired" as const];
  const live = states.reduce((sum, state) => sum + (state === "retired" ? 0 : counts[state]), 0);
  const occurring = states.filter((state) => counts[state] > 0 || state === filter.state);
  return (
    <Tabs
      label="Sources by state"
      tabs={[
        {
          label: "Live",
          href: sourcesHref(path, { ...filter, state: undefined }),
          count: live,
          current: !filter.state,
        },
        ...occurring.map((state) => ({
          label: state === "retired" ? "Retired" : BASIS_STATES[state].label,
          href: sourcesHref(path, { ...filter, state }),
          count: counts[state],
          current: state === filter.state,
        })),
      ]}
      actions={
        <Form action={path} scroll={false} className="w-44 sm:w-56">
          {filter.state && <input type="hidden" name="state" value={filter.state} />}
          <Field name="search" label="Search by name, owner or origin" labelHidden>
            <Input
              type="search"
              defaultValue={filter.search}
              placeholder="Name, owner or origin"
              maxLength={120}
              className="min-h-7 py-0.5 text-sm"
            />
          </Field>
        </Form>
      }
    />
  );
}

/** The list narrowed as asked; a change of filter begins at the first page. */
export function sourcesHref(path: string, { search, state, page }: Partial<Filter>): string {
  const query = new URLSearchParams();
  if (search) query.set("search", search);
  if (state) query.set("state", state);
  if (page && page > 1) query.set("page", String(page));
  return query.size > 0 ? `${path}?${query}` : path;
}
