import { judgedPairs } from "#lib/alignment/items/judged-pairs.ts";
import type { JudgedItem } from "#lib/alignment/judges/figures.ts";
import { findChoices } from "#lib/alignment/judges/find-verdicts.ts";
import type { Preference } from "#lib/alignment/rules/preference.ts";

/** What a judge said beside what most people say, of the pairs it was asked about in both orders. */
export async function loadJudged(judgeRunId: string, campaignId: string): Promise<readonly JudgedItem[]> {
  const choices = new Map((await findChoices(judgeRunId)).map((row) => [row.position, row]));
  const items: JudgedItem[] = [];
  for await (const pairs of judgedPairs(campaignId)) {
    for (const { position, lengthA, lengthB, modelA, modelB, people, label, labelSource } of pairs) {
      const said = choices.get(position);
      if (!said) continue;
      items.push({
        ...{ position, aFirst: said.aFirst, bFirst: said.bFirst },
        lengths: [lengthA, lengthB],
        models: [modelA, modelB],
        people: sideOf(people?.outcome ?? (labelSource === "person" ? label : null)),
      });
    }
  }
  return items;
}

/** Both bad is no preference either; where people are split, they say nothing that a judge could agree with. */
function sideOf(said: Preference["outcome"] | string | null): JudgedItem["people"] {
  if (said === "a" || said === "b") return said;
  return said === "tie" || said === "both_bad" ? "tie" : null;
}
