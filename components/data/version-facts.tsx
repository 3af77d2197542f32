import Link from "next/link";
import type { ReactNode } from "react";
import { PurposeBadge } from "#components/data/purpose-badge.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { formatBytes, formatNumber } from "#components/ui/format.ts";
import { Time } from "#components/ui/time.tsx";
import type { VersionDetails } from "#lib/data/queries/get-version.ts";
import type { VersionSource } from "#lib/data/queries/list-version-sources.ts";
import { DATASET_FORMATS, DATASET_PURPOSES } from "#lib/data/vocabulary.ts";

type VersionFactsProps = {
  version: VersionDetails;
  /** With their names, for those who may know them. */
  sources: readonly VersionSource[] | null;
  /** Of the phase: /projects/<slug>/data. */
  dataPath: string;
};

/** Which bytes a version is, what they are for, and where they came from. */
export function VersionFacts({ version, sources, dataPath }: VersionFactsProps) {
  const { purpose, format, fileName, contentSha256, sizeBytes, rowCount, uploadedAt, uploadedByName } = version;
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      <Fact label="Purpose">
        <PurposeBadge purpose={purpose} /> <span className="text-sm text-muted">{DATASET_PURPOSES[purpose].hint}</span>
      </Fact>
      <Fact label="Rows">{formatNumber(rowCount)}</Fact>
      <Fact label="File">
        {fileName}, {DATASET_FORMATS[format].label}, {formatBytes(sizeBytes)}
      </Fact>
      <Fact label="Uploaded">
        <Time at={uploadedAt} /> by {uploadedByName}
      </Fact>
      <Fact label="SHA-256 of the file" wide>
        <span className="flex flex-wrap items-center gap-2">
          <code className="font-mono text-sm break-all">{contentSha256}</code>
          <CopyButton text={contentSha256} />
        </span>
      </Fact>
      <Fact label="Made from" wide>
        {version.sources.length === 0 ? (
          <span className="text-muted">no data source is named</span>
        ) : (
          (sources ?? version.sources.map((number) => ({ number, name: `source ${number}`, isRetired: false }))).map(
            ({ number, name, isRetired }, index) => (
              <span key={number}>
                {index > 0 && ", "}
                {sources ? (
                  <Link href={`${dataPath}/sources/${number}`} className="rounded-sm hover:underline">
                    {name}
                  </Link>
                ) : (
                  name
                )}
                {isRetired && <span className="text-muted"> (retired)</span>}
              </span>
            ),
          )
        )}
      </Fact>
    </dl>
  );
}

function Fact({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? "min-w-0 sm:col-span-2" : "min-w-0"}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
