import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

type CardProps = {
  title?: ReactNode;
  /** A few words beside the title: the dataset, the count. */
  note?: ReactNode;
  actions?: ReactNode;
  /** No inner margin, for a table or a list that reaches the edges. */
  flush?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A bordered surface with one subject. */
export function Card({ title, note, actions, flush, id, className, children }: CardProps) {
  return (
    <section id={id} className={classNames("min-w-0 rounded-lg border bg-surface", className)}>
      {(title || actions) && (
        <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-4 pt-3.5 sm:px-[1.125rem]">
          {title && <h2 className="font-semibold">{title}</h2>}
          {note && <p className="text-sm text-muted">{note}</p>}
          {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div
        className={
          flush
            ? "overflow-hidden rounded-b-lg pt-2 [--edge:1rem] sm:[--edge:1.125rem]"
            : "px-4 pt-3 pb-4 sm:px-[1.125rem]"
        }
      >
        {children}
      </div>
    </section>
  );
}
