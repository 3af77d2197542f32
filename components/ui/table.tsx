import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

type TableProps = {
  /** What the table lists; read out, not shown. */
  caption: string;
  /** With a height the head stays while the rows scroll, e.g. "24rem". */
  maxHeight?: string;
  /** On a small screen a row's cells stand one below the other, for rows that are sentences rather than numbers. */
  stacked?: boolean;
  children: ReactNode;
};

const STACKED = [
  "max-sm:[&_:is(tbody,tr,td,tbody_th)]:block max-sm:[&_thead]:sr-only max-sm:[&_tr]:py-2.5",
  "max-sm:[&_:is(td,tbody_th)]:h-auto max-sm:[&_:is(td,tbody_th)]:px-[var(--edge,0.25rem)] max-sm:[&_:is(td,tbody_th)]:py-1",
  "max-sm:[&_td]:text-left",
].join(" ");

/** A dense table that scrolls sideways inside its own box. Wrap it in TableKeys for keyboard rows. */
export function Table({ caption, maxHeight, stacked, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={caption} tabIndex={0} className="relative overflow-auto" style={{ maxHeight }}>
      <table className={classNames("cells w-full border-collapse", stacked && STACKED)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

type Sort = { href: string; direction: "ascending" | "descending" | "none" };

/** A column's head. `numeric` for numbers, which stand on the right. */
export function Th({
  numeric,
  sort,
  children,
  className,
  ...rest
}: ComponentProps<"th"> & { numeric?: boolean; sort?: Sort }) {
  return (
    <th
      scope="col"
      aria-sort={sort?.direction}
      className={classNames(
        "sticky top-0 z-10 whitespace-nowrap border-b bg-inherit px-2 py-2 text-xs font-[550] text-muted",
        "first:pl-[var(--edge,0.25rem)] last:pr-[var(--edge,0.25rem)]",
        numeric ? "text-right" : "text-left",
        className,
      )}
      {...rest}
    >
      {sort ? <SortLink {...sort}>{children}</SortLink> : children}
    </th>
  );
}

const ARROWS = { ascending: "↑", descending: "↓", none: "" } as const;

function SortLink({ href, direction, children }: Sort & { children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} scroll={false} className="rounded-sm hover:text-ink">
      {children} <span aria-hidden="true">{ARROWS[direction]}</span>
    </Link>
  );
}

export function Td({ numeric, className, ...rest }: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      className={classNames(numeric && "whitespace-nowrap text-right tabular-nums", className) || undefined}
      {...rest}
    />
  );
}

/** The cell that names its row. */
export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="row" className={classNames("text-left font-[550] max-sm:min-w-28", className)} {...rest} />;
}

/** A row. With a link in it, TableKeys opens the first one on Enter. */
export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      className={classNames(
        "border-b last:border-b-0 hover:bg-sunken/60 focus-visible:bg-sunken focus-visible:-outline-offset-2",
        className,
      )}
      {...rest}
    />
  );
}
