import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { EVENTS } from "#lib/ledger/events.ts";
import type { HistoryActor, HistoryFilter } from "#lib/ledger/queries.ts";

const KINDS = [...new Set(Object.keys(EVENTS).map((type) => type.slice(0, type.indexOf("."))))].sort();

/** "signoff" → "Signoff": the ledger's own words, since that is what an auditor looks for. */
function kindLabel(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll("-", " ")}`;
}

type HistoryFiltersProps = {
  filter: HistoryFilter;
  actors: readonly HistoryActor[];
  phases: readonly { key: string; title: string }[];
  /** The page without a filter. */
  href: string;
};

/** An ordinary form that asks for the page again, so that the filter stands in the address. */
export function HistoryFilters({ filter, actors, phases, href }: HistoryFiltersProps) {
  const isFiltered = Boolean(filter.type || filter.actor || filter.phase);
  return (
    <search>
      <form action={href} className="mb-3 flex flex-wrap items-end gap-2">
        <Field label="Kind" name="type">
          <Select defaultValue={filter.type ?? ""}>
            <option value="">All kinds</option>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kindLabel(kind)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Who" name="actor">
          <Select defaultValue={filter.actor ?? ""}>
            <option value="">Everybody</option>
            {actors.map((actor) => (
              <option key={`${actor.kind}:${actor.id}`} value={actor.id}>
                {actor.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Phase" name="phase">
          <Select defaultValue={filter.phase ?? ""}>
            <option value="">All phases</option>
            {phases.map((phase) => (
              <option key={phase.key} value={phase.key}>
                {phase.title}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit">Filter</Button>
        {isFiltered && (
          <ButtonLink variant="quiet" href={href}>
            Show all
          </ButtonLink>
        )}
      </form>
    </search>
  );
}
