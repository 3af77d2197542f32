import type { ModelStory } from "#prisma/seed/model-phase.ts";
import type { Timeline } from "#prisma/seed/timeline.ts";

const COMPARISON = "https://wiki.nordlicht.example/support-assistant/model/comparison";

/** Five candidates on the same 120 questions; a smaller open model wins, since contracts stay in the house. */
export function modelChoice(timeline: Timeline): ModelStory {
  return {
    use: {
      commercial: true,
      monthlyUsers: 46_000,
      yearlyRevenue: "over-240m",
      fieldsOfUse:
        "Drafts of answers on bills and contracts, for customers of an energy supplier. An agent reads each one.",
      inEuropeanUnion: true,
      trainsOthers: false,
      distributesWeights: false,
      hostsForOthers: false,
      modalities: ["text"],
    },
    document: COMPARISON,
    own: [
      {
        name: "GPT-4.1 mini",
        provider: "OpenAI",
        contextTokens: 1_047_576,
        architecture: "undisclosed",
        modalities: ["text", "image"],
        licence: "proprietary",
        weightsOpen: false,
        released: "2025-04-14",
        source: "https://platform.openai.com/docs/models/gpt-4.1-mini",
      },
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
      { key: "german", title: "Tone in German", weight: 3 },
      { key: "cost", title: "Cost", weight: 3 },
      { key: "latency", title: "Latency", weight: 1 },
      { key: "licence", title: "Licence", weight: 2 },
      { key: "privacy", title: "Privacy and hosting", weight: 4 },
    ],
    candidates: [
      {
        model: "catalogue:gpt-4.1",
        way: "provider",
        scores: {
          quality: [4.6, "92 of 120 right"],
          german: [4.6, "4.6 of 5, three blind readers"],
          cost: [1, "EUR 9.80 a thousand drafts"],
          latency: 4,
          licence: 3,
          privacy: 1,
        },
        rejected:
          "The best of all, but every contract that is asked about would leave the house, and January costs five times as much.",
      },
      {
        model: "GPT-4.1 mini",
        way: "provider",
        note: "Kept as the fallback for peaks.",
        scores: {
          quality: [4.3, "86 of 120 right"],
          german: [4.4, "4.4 of 5, three blind readers"],
          cost: [3.5, "EUR 1.90 a thousand drafts"],
          latency: 5,
          licence: 3,
          privacy: 1.5,
        },
        rejected: "Data leaves the house. It stays as the fallback for peaks, for questions without contract data.",
      },
      {
        model: "catalogue:mistral-small-2501",
        way: "self",
        note: "Two devices, eight bits.",
        scores: {
          quality: [4.4, "89 of 120 right"],
          german: [4.3, "4.3 of 5, three blind readers"],
          cost: [4, "EUR 1.20 a thousand drafts"],
          latency: 3.5,
          licence: 5,
          privacy: 5,
        },
      },
      {
        model: "catalogue:llama-3.1-8b",
        way: "self",
        scores: {
          quality: [3.7, "74 of 120 right"],
          german: [3.6, "3.6 of 5, three blind readers"],
          cost: [5, "EUR 0.40 a thousand drafts"],
          latency: 5,
          licence: 3,
          privacy: 5,
        },
        rejected: "Easy language fails on every second reply, and its licence asks for a name on the product.",
      },
      {
        model: "Qwen2.5 14B Instruct",
        way: "self",
        scores: {
          quality: [4.1, "83 of 120 right"],
          german: [3.9, "3.9 of 5, three blind readers"],
          cost: [4.5, "EUR 0.80 a thousand drafts"],
          latency: 4,
          licence: 5,
          privacy: 5,
        },
        rejected: "Cheaper and nearly as good, but readers found its tone in German abrupt with people who complain.",
      },
    ],
    certifications: [
      {
        name: "ISO/IEC 27001",
        holder: "Nordlicht data centre",
        scope: "Operation of the two machines in Kiel that serve the model.",
        issuedOn: timeline.day(420),
        expiresOn: timeline.day(-640),
        url: "https://wiki.nordlicht.example/certificates/iso-27001",
      },
      {
        name: "SOC 2 Type II",
        holder: "OpenAI",
        scope: "API of the fallback.",
        issuedOn: timeline.day(240),
        expiresOn: timeline.day(-120),
        url: "https://trust.openai.com/",
      },
    ],
    decision: {
      context:
        "Drafts of replies on bills and contracts, in German and easy language, 5 000 a day and 9 000 in January. Contracts and meter data stay in Kiel.",
      reasons:
        "Three points behind the best hosted model and six ahead of the next open one; Apache 2.0; two devices cost less than tokens at our volume.",
      consequences:
        "Two devices are bought and run by us. Easy language needs fine-tuning. The fallback is tried once a month, so that a change stays possible.",
    },
  };
}
