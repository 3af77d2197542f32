import type { ReactNode } from "react";
import { Logo } from "#components/layout/logo.tsx";

/** The frame of the pages before sign-in: one narrow column. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-104 flex-col px-4 py-10 sm:justify-center">
      <p className="mb-6 flex items-center gap-2 text-lg font-[650]">
        <Logo className="size-7" />
        Cairn
      </p>
      {children}
    </main>
  );
}
