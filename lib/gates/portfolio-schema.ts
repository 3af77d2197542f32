import { z } from "zod";

export const PORTFOLIO_VIEWS = ["all", "mine", "blocked", "stale", "waived"] as const;
export type PortfolioView = (typeof PORTFOLIO_VIEWS)[number];

/** What the portfolio's address says. Anything it does not understand is as if it were not there. */
export const portfolioSchema = z.object({
  view: z.enum(PORTFOLIO_VIEWS).catch("all"),
  q: z.string().trim().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type PortfolioRequest = z.infer<typeof portfolioSchema>;

export const PORTFOLIO_PAGE_SIZE = 50;
