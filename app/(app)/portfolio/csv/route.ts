import type { NextRequest } from "next/server";
import { requirePerson } from "#lib/access/page.ts";
import { listPortfolio } from "#lib/gates/portfolio.ts";
import { portfolioCsvHead, portfolioCsvLines } from "#lib/gates/portfolio-csv.ts";
import { PORTFOLIO_PAGE_SIZE, portfolioSchema } from "#lib/gates/portfolio-schema.ts";
import { textStream } from "#lib/platform/byte-stream.ts";

/** The projects of a view as CSV, all its pages, read and sent page by page. */
export async function GET(request: NextRequest) {
  const person = await requirePerson();
  const asked = portfolioSchema.parse(Object.fromEntries(request.nextUrl.searchParams));

  async function* pieces() {
    yield portfolioCsvHead();
    for (let page = 1; ; page += 1) {
      const { rows, total } = await listPortfolio(person, { ...asked, page });
      if (rows.length > 0) yield portfolioCsvLines(rows);
      if (page * PORTFOLIO_PAGE_SIZE >= total) return;
    }
  }

  return new Response(textStream(pieces()), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": 'attachment; filename="portfolio.csv"',
      "cache-control": "private, no-store",
    },
  });
}
