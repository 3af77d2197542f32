import Link from "next/link";
import { Fragment, type ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** Where this page hangs, from the outside in. */
  breadcrumb?: readonly { label: string; href: string }[];
  /** Beside the title: "round 2". */
  note?: ReactNode;
  /** One line below the title. */
  description?: ReactNode;
  /** Buttons; exactly one of them primary. */
  actions?: ReactNode;
};

export function PageHeader({ title, breadcrumb, note, description, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {breadcrumb && <Breadcrumb steps={breadcrumb} />}
        <h1 className="text-xl font-semibold tracking-[-0.015em]">
          {title}
          {note && <small className="ml-1.5 text-sm font-normal tracking-normal text-muted">{note}</small>}
        </h1>
        {description && <p className="mt-0.5 max-w-2xl text-pretty text-muted">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

function Breadcrumb({ steps }: { steps: readonly { label: string; href: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-0.5 text-sm text-muted">
      {steps.map((step, index) => (
        <Fragment key={step.href}>
          {index > 0 && <span aria-hidden="true"> / </span>}
          <Link href={step.href} className="rounded-sm last:font-[550] hover:text-ink hover:underline">
            {step.label}
          </Link>
        </Fragment>
      ))}
    </nav>
  );
}
