"use client";

import "./globals.css";

type GlobalErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** When even the frame of every page fails: nothing of it may be needed here. */
export default function GlobalErrorPage({ error, retry }: GlobalErrorPageProps) {
  return (
    <html lang="en">
      <body>
        <title>Cairn cannot show this page</title>
        <main className="mx-auto max-w-md px-4 py-20">
          <h1 className="text-xl font-semibold">Cairn cannot show this page</h1>
          <p className="mt-1 text-muted">
            Something went wrong on our side; the database may be out of reach. Everything that was saved is safe. The
            number in the log is <code className="font-mono">{error.digest ?? "none"}</code>.
          </p>
          <button
            type="button"
            onClick={retry}
            className="mt-5 min-h-9 rounded-md bg-accent px-3.5 font-[550] text-on-accent"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
