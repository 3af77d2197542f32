import type { ReactNode } from "react";
import { Logo } from "#components/layout/logo.tsx";

type WholePageMessageProps = { title: string; children: ReactNode; actions: ReactNode };

/** A page that has nothing to show but why. */
export function WholePageMessage({ title, children, actions }: WholePageMessageProps) {
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-start justify-center px-4 py-10">
      <Logo className="mb-4 size-8" />
      <h1 className="text-xl font-semibold tracking-[-0.015em]">{title}</h1>
      <div className="mt-1 text-pretty text-muted">{children}</div>
      <div className="mt-5 flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
