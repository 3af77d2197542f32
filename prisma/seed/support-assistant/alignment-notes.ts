export const alignmentNotes = `## What was done

Pairs of drafts, blind and in random order, ties allowed: 2 840 comparisons by 7 agents over three weeks. Guideline version 2: *right before short, short before friendly, never a promise*.

| | All | Billing | Moving | Hardship |
|---|---:|---:|---:|---:|
| Comparisons | 2 840 | 1 610 | 790 | 440 |
| Krippendorff's alpha | 0.63 | 0.68 | 0.66 | **0.41** |
| Gold items right | 94 % | 96 % | 95 % | 85 % |

## What is open

Agents do not agree on hardship: some want the payment plan named at once, others first a person. The advice centre will hold a session, then those 440 comparisons are made again by five raters each. Until then the reward model is trained without them, and **the review is not signed**.

## Preference tuning

DPO on 2 400 pairs, beta 0.1, from \`sft-2\`. Longer answers won 58 % of the pairs, so length is balanced in the sample.
`;
