import { type CampaignFigures, figuresOf } from "#lib/alignment/measures/figures.ts";
import { loadJudgements } from "#lib/alignment/measures/load-judgements.ts";
import type { CampaignKind } from "#lib/platform/generated/enums.ts";

/** What is computed while a page waits. The rest is for when the campaign is closed. */
export const MOST_ITEMS_LIVE = 2000;

const MOST_REMEMBERED = 50;
const memory = new Map<string, Promise<CampaignFigures>>();

type Asked = {
  readonly id: string;
  readonly kind: CampaignKind;
  readonly ratersPerItem: number;
  /** Changes with every judgement and every one taken back. */
  readonly revision: string;
};

/** The figures of an open campaign over the first items of its shuffled order, computed once for each state of it. */
export function rememberFigures({ id, revision, ...asked }: Asked): Promise<CampaignFigures> {
  const key = `${id} ${revision}`;
  const known = memory.get(key) ?? loadJudgements(id, MOST_ITEMS_LIVE).then((all) => figuresOf(asked, all));
  memory.delete(key);
  memory.set(key, known);
  known.catch(() => memory.delete(key));
  const [oldest] = memory.keys();
  if (memory.size > MOST_REMEMBERED && oldest !== undefined) memory.delete(oldest);
  return known;
}
