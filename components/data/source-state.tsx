import { BasisBadge } from "#components/data/basis-badge.tsx";
import { FormMessage } from "#components/ui/form-message.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SourceView } from "#lib/data/queries/get-source.ts";
import { BASIS_STATES } from "#lib/data/rules.ts";

/** Whether the source may be used, in one line at the head of its page. */
export function SourceState({ source: { basis, retired } }: { source: SourceView }) {
  if (retired) {
    return (
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <BasisBadge state="retired" />
        <p>
          {retired.by}, <Time at={retired.at} day />: {retired.reason}
        </p>
      </div>
    );
  }
  if (basis.state !== "in-force") {
    return (
      <div className="mb-4">
        <FormMessage tone="red">
          <strong className="font-[550]">{BASIS_STATES[basis.state].label}.</strong> {basis.sentence}
        </FormMessage>
      </div>
    );
  }
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <BasisBadge state={basis.state} />
      <p>
        {basis.sentence}
        {basis.validUntil && (
          <>
            {" "}
            It holds through <Time at={lastDayBefore(basis.validUntil)} day />.
          </>
        )}
      </p>
    </div>
  );
}

/** What ends at midnight holds through the day before. */
function lastDayBefore(instant: Date): Date {
  return new Date(instant.getTime() - 1);
}
