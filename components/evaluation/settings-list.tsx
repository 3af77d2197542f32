import { Card } from "#components/ui/card.tsx";
import type { JsonObject } from "#lib/platform/json-value.ts";

type SettingsListProps = { modelArgs: string | null; gitHash: string | null; settings: JsonObject };

/** How the run was set up, as the file says it. */
export function SettingsList({ modelArgs, gitHash, settings }: SettingsListProps) {
  const rows = [
    ...(modelArgs ? [["model_args", modelArgs] as const] : []),
    ...(gitHash ? [["git_hash", gitHash] as const] : []),
    ...Object.entries(settings).map(
      ([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)] as const,
    ),
  ];
  if (rows.length === 0) return null;
  return (
    <Card title="Settings" note="as the file has them" id="settings" className="mt-4">
      <dl className="grid gap-y-1.5 sm:grid-cols-[18rem_1fr]">
        {rows.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="break-all font-mono text-sm text-muted">{key}</dt>
            <dd className="break-all font-mono text-sm max-sm:mb-1.5">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
