import Link from "next/link";
import { RANGES, type Range } from "#components/charts/range.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type RangePickerProps = {
  range: Range;
  /** The page's path. */
  path: string;
  /** What else stands in the address and must stay there. */
  keep?: Readonly<Record<string, string>>;
};

/** Picks a span of time; it is kept in the address, so that what one sees can be sent to somebody. */
export function RangePicker({ range, path, keep = {} }: RangePickerProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <nav aria-label="Time range" className="flex rounded-md border bg-surface p-0.5">
        {RANGES.map(({ key, label }) => (
          <Link
            key={key}
            href={`${path}?${new URLSearchParams({ ...keep, range: key })}`}
            prefetch={false}
            scroll={false}
            aria-current={key === range.key ? "true" : undefined}
            className="flex min-h-7.5 items-center rounded-[0.3125rem] px-2 text-sm whitespace-nowrap text-muted hover:text-ink aria-current:bg-sunken aria-current:font-[550] aria-current:text-ink"
          >
            {label}
          </Link>
        ))}
      </nav>
      <details className="relative">
        <summary className="flex min-h-8.5 list-none items-center rounded-md border bg-surface px-2.5 text-sm text-muted hover:text-ink">
          {range.key === "custom" ? `${minuteOf(range.from)} to ${minuteOf(range.to)}`.replaceAll("T", " ") : "Custom"}
        </summary>
        <form
          action={path}
          className="absolute top-full right-0 z-30 mt-1 grid w-64 gap-3 rounded-lg border bg-surface p-4 max-sm:right-auto max-sm:left-0"
        >
          {Object.entries(keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field name="from" label="From (UTC)" required>
            <Input type="datetime-local" defaultValue={minuteOf(range.from)} />
          </Field>
          <Field name="to" label="To (UTC)" required>
            <Input type="datetime-local" defaultValue={minuteOf(range.to)} />
          </Field>
          <Button type="submit">Show this range</Button>
        </form>
      </details>
    </div>
  );
}

function minuteOf(instant: Date): string {
  return instant.toISOString().slice(0, 16);
}
