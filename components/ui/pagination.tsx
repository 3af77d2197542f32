import { ButtonLink } from "#components/ui/button.tsx";

type PaginationProps = {
  /** "1–50 of 2 000". */
  summary: string;
  previousHref?: string;
  nextHref?: string;
};

/** Pages as links, so that one can be kept or sent. Nothing is shown where there is only one. */
export function Pagination({ summary, previousHref, nextHref }: PaginationProps) {
  if (!previousHref && !nextHref) return null;
  return (
    <nav aria-label="Pages" className="flex items-center gap-2 py-2">
      <p className="mr-auto text-sm text-muted">{summary}</p>
      {previousHref && (
        <ButtonLink size="small" href={previousHref} prefetch={false} rel="prev">
          Previous
        </ButtonLink>
      )}
      {nextHref && (
        <ButtonLink size="small" href={nextHref} prefetch={false} rel="next">
          Next
        </ButtonLink>
      )}
    </nav>
  );
}
