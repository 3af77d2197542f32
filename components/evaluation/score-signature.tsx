import { CopyButton } from "#components/ui/copy-button.tsx";

/** Everything that decides a number computed here; with it another tool can compute the same. */
export function ScoreSignature({ signature }: { signature: string }) {
  return (
    <details className="relative">
      <summary title={signature} className="cursor-pointer rounded-sm text-sm text-muted hover:text-ink">
        Signature
      </summary>
      <div className="mt-1 flex flex-wrap items-center gap-2 pb-1">
        <code className="font-mono text-xs [overflow-wrap:anywhere]">{signature}</code>
        <CopyButton text={signature} />
      </div>
    </details>
  );
}
