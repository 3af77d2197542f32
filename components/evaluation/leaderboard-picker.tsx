import Form from "next/form";
import { leaderboardHref } from "#components/evaluation/leaderboard-href.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { MeasuredMetric } from "#lib/evaluation/queries/list-choices.ts";
import type { LeaderboardSearch } from "#lib/evaluation/schema.ts";

type LeaderboardPickerProps = { path: string; search: LeaderboardSearch; metrics: readonly MeasuredMetric[] };

/** On which tasks and by which metric models are ranked; the choice is in the address. */
export function LeaderboardPicker({ path, search, metrics }: LeaderboardPickerProps) {
  const tasks = [...new Set(metrics.flatMap((metric) => metric.tasks))].sort();
  const chosen = search.task ?? [];
  return (
    <Form
      key={JSON.stringify(search)}
      action={path}
      scroll={false}
      className="mt-4 flex flex-wrap items-end gap-2 print:hidden"
    >
      {search.view !== "scores" && <input type="hidden" name="view" value={search.view} />}
      <Field name="metric" label="Metric" className="min-w-44 max-sm:grow">
        <Select defaultValue={search.metric ?? ""}>
          <option value="">All metrics</option>
          {metrics.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <details className="relative max-sm:grow">
        <summary className="control flex min-h-9 cursor-pointer list-none items-center">
          {chosen.length === 0 ? "All tasks" : chosen.length === 1 ? chosen[0] : `${chosen.length} tasks`}
        </summary>
        <fieldset className="absolute top-full left-0 z-30 mt-1 max-h-72 w-64 overflow-auto rounded-lg border bg-surface p-3">
          <legend className="sr-only">Tasks</legend>
          {tasks.map((task) => (
            <Checkbox key={task} name="task" value={task} defaultChecked={chosen.includes(task)} label={task} />
          ))}
        </fieldset>
      </details>
      <Button type="submit">Show</Button>
      {(search.metric || chosen.length > 0) && (
        <ButtonLink variant="quiet" href={leaderboardHref(path, { view: search.view })} prefetch={false}>
          Clear
        </ButtonLink>
      )}
    </Form>
  );
}
