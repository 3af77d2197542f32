import { addSource } from "#lib/data/commands/add-source.ts";
import { recordConsent } from "#lib/data/commands/record-consent.ts";
import { withdrawConsent } from "#lib/data/commands/withdraw-consent.ts";
import { consentSchema, sourceSchema } from "#lib/data/schema.ts";
import { answers } from "#prisma/seed/checklist.ts";
import {
  dataAnonymisation,
  dataBias,
  dataConsent,
  dataProtection,
} from "#prisma/seed/contract-summariser/checklists.ts";
import type { Story } from "#prisma/seed/story.ts";
import type { Timeline } from "#prisma/seed/timeline.ts";

const sources = (timeline: Timeline) => [
  {
    name: "Own contracts",
    owner: "Friederike Lohse, purchasing",
    description: "1 312 signed supply and service contracts of the last eight years, 600 of them with a summary.",
    origin: "Contract archive",
    licence: "Own documents",
    personalData: "personal",
    lawfulBasis: "legitimate_interests",
    basisJustification:
      "Names of signatories in business roles, masked before use; finding one's own duties in one's own contracts is what either side expects.",
    region: "Germany",
    retentionUntil: timeline.day(-900),
  },
  {
    name: "Archive of the acquired utility",
    owner: "Rafael Moreira, purchasing",
    description: "588 contracts of Stadtwerke Holmsund, taken over with the company. Its suppliers were asked.",
    origin: "Archive boxes, scanned",
    licence: "Terms of the takeover: internal analysis",
    personalData: "personal",
    lawfulBasis: "consent",
    basisJustification: "",
    region: "Germany",
    retentionUntil: timeline.day(-400),
  },
];

export async function tellData(story: Story): Promise<void> {
  const { timeline } = story;
  for (const source of sources(timeline)) {
    const input = sourceSchema.parse(source);
    await story.on(45, "09:00").does("contributor", "data:update", (access) => addSource(access, input));
  }
  const consent = consentSchema.parse({
    subjects: "Contacts of the 212 suppliers of Stadtwerke Holmsund",
    textVersion: "takeover letter v1",
    collectedHow: "Reply card to a letter, through their association",
    isExplicit: true,
    grantedOn: timeline.day(60),
    expiresOn: timeline.day(-365),
    peopleCount: 212,
    evidenceUrl: "https://wiki.nordlicht.example/consent/takeover-letter-v1",
  });
  await story.does("contributor", "data:update", (access) => recordConsent(access, 2, consent));
  await answers(story.on(44, "08:15"), "contributor", "data-protection", dataProtection);
  await answers(story, "contributor", "data-consent", dataConsent);
  await answers(story.on(43, "08:30"), "lead2", "data-anonymisation", dataAnonymisation);
  await answers(story, "lead2", "data-bias", dataBias);
  story.on(39, "13:00");
  for (const key of ["data-protection", "data-consent", "data-anonymisation", "data-bias"] as const) {
    await story.signs("reviewer", `checklist:${key}`);
  }
}

/** Last week the suppliers' association took its members' consent back. */
export async function tellWithdrawal(story: Story): Promise<void> {
  await story.on(6, "10:35").does("lead2", "consent:withdraw", (access) =>
    withdrawConsent(access, {
      source: 2,
      consent: 1,
      reason:
        "The suppliers' association withdrew for all members by letter: they were not told that a model would be trained.",
    }),
  );
  await story.judge();
}
