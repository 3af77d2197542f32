import { Button } from "#components/ui/button.tsx";

export type DraftStanding =
  | { readonly kind: "idle" }
  | { readonly kind: "restored" }
  | { readonly kind: "typing" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "failed"; readonly message: string }
  /** Somebody else saved first; what is on the screen was made from the revision `basedOn`. */
  | { readonly kind: "conflict"; readonly basedOn: number };

/** One quiet line: saved, saving, or why not and what to do. */
export function DraftStatus({ status, onRetry }: { status: DraftStanding; onRetry: () => void }) {
  return (
    <div role="status" className="mt-3 flex min-h-7 flex-wrap items-center gap-2 text-sm text-muted">
      {status.kind === "idle" && "Saves itself while you type."}
      {status.kind === "saving" && "Saving…"}
      {status.kind === "saved" && `Saved ${clockOf(status.at)}`}
      {status.kind === "restored" && "Put back from this browser: it had not reached the server."}
      {status.kind === "conflict" && "Not saved: choose above which text stays. Yours is kept in this browser."}
      {status.kind === "failed" && (
        <>
          <span className="text-red">Not saved: {status.message}</span>
          <span>What you typed is kept in this browser.</span>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </>
      )}
    </div>
  );
}

function clockOf(at: Date): string {
  return at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
