import Form from "next/form";
import { itemsHref } from "#components/evaluation/items-href.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ItemSearch } from "#lib/evaluation/items/item-search.ts";
import type { ItemList } from "#lib/evaluation/queries/list-items.ts";
import { metricOf } from "#lib/statistics/metrics.ts";

type ItemFilterProps = { path: string; search: ItemSearch; list: ItemList };

const SORTS: Record<ItemSearch["sort"], string> = {
  position: "Order of the file",
  lowest: "Lowest of the metric",
  highest: "Highest of the metric",
};

/** Narrows the items; all of it stands in the address. */
export function ItemFilter({ path, search, list }: ItemFilterProps) {
  const { tasks, metrics, sliceFields } = list;
  return (
    // The key makes the fields follow the address when one goes back.
    <Form
      key={JSON.stringify(search)}
      action={path}
      scroll={false}
      className="grid gap-3 px-[var(--edge)] pb-3 print:hidden"
    >
      <input type="hidden" name="view" value="items" />
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
        <Field name="text" label="Text" className="col-span-2">
          <Input type="search" defaultValue={search.text} maxLength={200} placeholder="In question, answer or key" />
        </Field>
        {tasks.length > 1 && (
          <Field name="task" label="Task">
            <Choice chosen={search.task} options={tasks.map((task) => [task, task])} />
          </Field>
        )}
        {metrics.length > 0 && (
          <>
            <Field name="metric" label="Metric">
              <Choice
                chosen={search.metric ?? metrics[0]?.metric}
                options={metrics.map(({ metric, metricKey }) => [
                  metric,
                  metricKey === metric ? metricOf(metric).title : metric,
                ])}
                required
              />
            </Field>
            <Field name="above" label="Above">
              <Input inputMode="decimal" defaultValue={search.above} />
            </Field>
            <Field name="below" label="Below">
              <Input inputMode="decimal" defaultValue={search.below} />
            </Field>
            <Field name="sort" label="Sort by">
              <Choice chosen={search.sort} options={Object.entries(SORTS)} required />
            </Field>
          </>
        )}
        {sliceFields.length > 0 && (
          <>
            <Field name="field" label="Group by">
              <Choice chosen={search.field} options={sliceFields.map((field) => [field, field])} />
            </Field>
            <Field name="slice" label="Group">
              <Input defaultValue={search.slice} maxLength={200} />
            </Field>
          </>
        )}
        <Field name="beside" label="Beside evaluation">
          <Input inputMode="numeric" defaultValue={search.beside} placeholder="Number" />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Checkbox name="failed" value="1" defaultChecked={search.failed === "1"} label="Without an answer" />
        <span className="ml-auto flex gap-2">
          <ButtonLink variant="quiet" href={itemsHref(path, {})} prefetch={false} scroll={false}>
            Clear
          </ButtonLink>
          <Button type="submit">Show items</Button>
        </span>
      </div>
    </Form>
  );
}

type ChoiceProps = {
  chosen?: string;
  options: readonly (readonly [value: string, label: string])[];
  required?: boolean;
};

function Choice({ chosen, options, required }: ChoiceProps) {
  return (
    <Select defaultValue={chosen ?? ""}>
      {!required && <option value="">All</option>}
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}
