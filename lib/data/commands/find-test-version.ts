import type { Tx } from "#lib/platform/db.ts";
import { accept, type Outcome, refuse } from "#lib/platform/outcome.ts";

export type TestVersion = {
  readonly id: string;
  readonly blobId: string;
  readonly format: string;
  readonly rowCount: number;
  readonly columns: unknown;
};

/**
 * The test set that an evaluation names: "3/2" for version 2 of dataset 3, "3" for the newest test version of dataset 3.
 * @returns a refusal that says how to name one, or that it is no test set.
 */
export async function findTestVersion(
  tx: Tx,
  projectId: string,
  ref: string,
): Promise<Outcome<TestVersion, "no-such-test-set">> {
  const [, dataset, version] = /^([1-9]\d{0,6})(?:\/([1-9]\d{0,6}))?$/.exec(ref.trim()) ?? [];
  if (!dataset)
    return refuse(
      "no-such-test-set",
      "Name the test set by dataset and version, such as 3/2, or by the dataset alone.",
      "test",
    );
  const found = await tx.datasetVersion.findFirst({
    where: {
      projectId,
      dataset: { number: Number(dataset) },
      ...(version ? { number: Number(version) } : { purpose: "test" as const }),
    },
    orderBy: { number: "desc" },
    select: { id: true, purpose: true, blobId: true, format: true, rowCount: true, columns: true },
  });
  if (!found) return refuse("no-such-test-set", `The project keeps no test set ${ref.trim()}.`, "test");
  const { purpose, ...testVersion } = found;
  if (purpose !== "test")
    return refuse("no-such-test-set", `Version ${ref.trim()} was not uploaded to test with. Name a test set.`, "test");
  return accept(testVersion);
}
