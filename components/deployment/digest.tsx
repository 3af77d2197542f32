import { CopyButton } from "#components/ui/copy-button.tsx";

/** An artefact's digest, shortened: its ends tell it apart, and the whole is one click away. */
export function Digest({ digest, copy }: { digest: string; copy?: boolean }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <code title={digest} className="text-sm">
        {digest.slice(0, 15)}…{digest.slice(-4)}
      </code>
      {copy && <CopyButton text={digest} label="Copy digest" />}
    </span>
  );
}
