import { formatBytes } from "#components/ui/format.ts";

type SendingBarProps = {
  sentBytes: number;
  sizeBytes: number;
  /** What the server does once it has everything: "Reading the scores…". */
  after: string;
};

/** How far a file has come. */
export function SendingBar({ sentBytes, sizeBytes, after }: SendingBarProps) {
  const isSent = sentBytes >= sizeBytes;
  return (
    <div role="status">
      <progress
        aria-label="Sending the file"
        value={isSent ? undefined : sentBytes}
        max={sizeBytes}
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="mt-1 text-xs tabular-nums text-muted">
        {isSent ? after : `${formatBytes(sentBytes)} of ${formatBytes(sizeBytes)} sent`}
      </p>
    </div>
  );
}
