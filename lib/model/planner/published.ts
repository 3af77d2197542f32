/** A training whose compute was published, to hold the planner's formula against. */
export type PublishedTraining = {
  readonly name: string;
  readonly parameters: number;
  readonly tokens: number;
  readonly flops: number;
  /** Where the compute stands. */
  readonly from: string;
  readonly source: string;
};

export const PUBLISHED: readonly PublishedTraining[] = [
  {
    name: "GPT-3 175B",
    parameters: 174.6e9,
    tokens: 300e9,
    flops: 3.14e23,
    from: "Brown et al. 2020, table D.1",
    source: "https://arxiv.org/abs/2005.14165",
  },
  {
    name: "Chinchilla 70B",
    parameters: 70e9,
    tokens: 1.4e12,
    flops: 5.76e23,
    from: "Hoffmann et al. 2022, section 4: the budget of Gopher",
    source: "https://arxiv.org/abs/2203.15556",
  },
  {
    name: "Llama 2 70B",
    parameters: 69e9,
    tokens: 2e12,
    flops: 8.1e23,
    from: "Epoch AI, database of models; size and tokens from Touvron et al. 2023",
    source: "https://epoch.ai/data/ai-models",
  },
];
