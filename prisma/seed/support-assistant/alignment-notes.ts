export const alignmentNotes = `## What was done

Agents compared pairs of drafts, blind and in random order, ties allowed; campaign 1 has the guideline, the items and every judgement. The guideline in one line: *right before short, short before friendly, never a promise*.

The fine-tuned drafts are preferred to the base model's, and the second round of tuning to the first.

## What is open

Agents do not agree on **hardship**: some want the payment plan named at once, others first a person. Campaign 1 shows it in its agreement by group. The advice centre will hold a session, then those comparisons are made again. Until then the reward model is trained without them, and **the review is not signed**.

## Preference tuning

DPO on the pairs that were decided, beta 0.1, from \`sft-2\`. Length is balanced in the sample.
`;
