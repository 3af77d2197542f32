import type { ModelStory } from "#prisma/seed/model-phase.ts";
import type { Timeline } from "#prisma/seed/timeline.ts";

const COMPARISON = "https://wiki.nordlicht.example/contract-summariser/comparison";

export function modelChoice(timeline: Timeline): ModelStory {
  return {
    use: {
      commercial: true,
      monthlyUsers: 40,
      yearlyRevenue: "over-240m",
      fieldsOfUse: "Summaries of supply contracts for the company's own purchasing and legal departments.",
      inEuropeanUnion: true,
      trainsOthers: false,
      distributesWeights: false,
      hostsForOthers: false,
      modalities: ["text"],
    },
    document: COMPARISON,
    own: [
      {
        name: "Qwen2.5 14B Instruct",
        provider: "Alibaba",
        parameters: "14.8B",
        contextTokens: 131_072,
        architecture: "decoder",
        modalities: ["text"],
        licence: "apache-2.0",
        weightsOpen: true,
        released: "2024-09-19",
        source: "https://huggingface.co/Qwen/Qwen2.5-14B-Instruct",
      },
    ],
    criteria: [
      { key: "quality", title: "Quality on our task", weight: 5 },
      { key: "cost", title: "Cost", weight: 2 },
      { key: "licence", title: "Licence", weight: 2 },
      { key: "privacy", title: "Privacy and hosting", weight: 3 },
    ],
    candidates: [
      {
        model: "catalogue:phi-4",
        way: "self",
        scores: { quality: [4.4, "35 of 40 dates, clauses F1 0.71"], cost: 4, licence: 5, privacy: 5 },
      },
      {
        model: "Qwen2.5 14B Instruct",
        way: "self",
        scores: { quality: [4.1, "34 of 40 dates, clauses F1 0.70"], cost: 4, licence: 5, privacy: 5 },
        rejected: "Invents page numbers, which is worse than leaving them out.",
      },
      {
        model: "catalogue:mistral-small-2501",
        way: "self",
        scores: { quality: [4.3, "36 of 40 dates, clauses F1 0.68"], cost: 2, licence: 5, privacy: 5 },
        rejected: "No room beside the support assistant on the same machines.",
      },
      {
        model: "catalogue:command-r",
        way: "self",
        scores: { quality: 4, cost: 3, licence: 0, privacy: 5 },
        rejected: "Its licence permits non-commercial use only.",
      },
    ],
    certifications: [
      {
        name: "ISO/IEC 27001",
        holder: "Nordlicht data centre",
        scope: "Operation of the machines in Kiel.",
        issuedOn: timeline.day(420),
        expiresOn: timeline.day(-640),
        url: "https://wiki.nordlicht.example/certificates/iso-27001",
      },
    ],
    decision: {
      context: "Notice dates, prices and liabilities from supply contracts, with the page, on our own machines.",
      reasons: "As good as larger ones on our contracts, a free licence, and it fits beside the support assistant.",
      consequences: "A short context: contracts are cut by clause, and a clause that refers to another needs both.",
    },
  };
}
