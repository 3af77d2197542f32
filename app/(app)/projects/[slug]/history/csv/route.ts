import { requireProject } from "#lib/access/page.ts";
import { historyCsvHead, historyCsvLines } from "#lib/ledger/history-csv.ts";
import { listHistory } from "#lib/ledger/queries.ts";
import { historyFilterSchema } from "#lib/ledger/schema.ts";
import { textStream } from "#lib/platform/byte-stream.ts";

const ENTRIES_A_READ = 1_000;

/** The history as CSV, read and sent piece by piece, so that its length does not matter. */
export async function GET(request: Request, { params }: RouteContext<"/projects/[slug]/history/csv">) {
  const { slug } = await params;
  const access = await requireProject(slug, "ledger:read");
  const filter = historyFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));

  async function* pieces() {
    yield historyCsvHead();
    let before = filter.before;
    do {
      const { entries, next } = await listHistory(access, { ...filter, before }, ENTRIES_A_READ);
      yield historyCsvLines(entries);
      before = next ?? undefined;
    } while (before !== undefined);
  }

  return new Response(textStream(pieces()), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${slug}-history.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
