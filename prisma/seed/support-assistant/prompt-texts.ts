const ROLE = `You answer questions of customers of Nordlicht on their bills.
Use only what the contract says. Answer in the customer's language.`;

const CAREFUL = `You answer questions of customers of Nordlicht on their bills.
Use only what the contract says, and name the paragraph you used. Answer in the customer's language.
If the contract does not answer the question, say so and hand over to a colleague. Never guess an amount or a date.`;

const user = { role: "user", content: "Contract:\n{{contract}}\n\nQuestion: {{question}}" } as const;

/** What was tried, in the order it was written. */
export const VERSIONS = [
  {
    note: "First words, as agents were told until now.",
    content: { messages: [{ role: "system", content: ROLE }, user], settings: { temperature: 0.3, maxTokens: 300 } },
  },
  {
    note: "Names the paragraph, hands over instead of guessing, and says the same each time.",
    content: { messages: [{ role: "system", content: CAREFUL }, user], settings: { temperature: 0, maxTokens: 300 } },
  },
  {
    note: "Two examples from closed tickets, so that answers stay as short as an agent's.",
    content: {
      messages: [
        { role: "system", content: CAREFUL },
        {
          role: "user",
          content: "Contract:\n§ 4 Instalments fall due on the 3rd.\n\nQuestion: When is my instalment due?",
        },
        { role: "assistant", content: "On the 3rd of each month (§ 4)." },
        {
          role: "user",
          content: "Contract:\n§ 4 Instalments fall due on the 3rd.\n\nQuestion: Why was I charged twice?",
        },
        {
          role: "assistant",
          content: "Your contract does not say. I hand over to a colleague, who sees your payments.",
        },
        user,
      ],
      settings: { temperature: 0, maxTokens: 160 },
      datasets: ["2/1"],
    },
  },
] as const;

export const QUESTIONS = [
  {
    question: "When will my instalment be taken?",
    contract: "§ 4 Instalments fall due on the 3rd of each month and are collected by direct debit.",
  },
  {
    question: "Is the price fixed this winter?",
    contract: "§ 2 The unit price of 31.4 ct/kWh is fixed until 31 March 2027.",
  },
  {
    question: "When do I get the 80 € back that you promised on the phone?",
    contract: "§ 7 Credits are paid out with the yearly bill.",
  },
  {
    question: "Can I cancel before the year is over?",
    contract: "§ 9 The contract runs for 12 months. It may be ended before with two weeks' notice on moving house.",
  },
  {
    question: "Warum ist mein Abschlag gestiegen?",
    contract: "§ 5 Der Abschlag richtet sich nach dem Verbrauch des Vorjahres.",
  },
  {
    question: "What do I pay for reading the meter?",
    contract: "§ 3 The basic charge of 11.90 € a month includes metering.",
  },
] as const;

const answer = (
  text: string,
  inputTokens: number,
  outputTokens: number,
  [firstTokenMs, latencyMs]: readonly [number, number],
) => ({ text, inputTokens, outputTokens, firstTokenMs, latencyMs });

/** By row, of the first and of the second version. */
export const ANSWERS = [
  [
    answer("Your instalment is collected by direct debit on the 3rd of each month.", 71, 17, [410, 820]),
    answer("On the 3rd of each month, by direct debit (§ 4).", 112, 15, [430, 790]),
  ],
  [
    answer("Yes, the price of 31.4 ct/kWh is fixed for the winter.", 66, 18, [380, 760]),
    answer("Yes: 31.4 ct/kWh are fixed until 31 March 2027 (§ 2).", 107, 20, [420, 850]),
  ],
  [
    answer("The 80 € will be paid out within 14 days to the account we have on file.", 68, 21, [450, 910]),
    answer(
      "Your contract says that credits are paid out with the yearly bill (§ 7). It does not mention 80 €, so I hand over to a colleague.",
      109,
      34,
      [440, 1_180],
    ),
  ],
  [
    answer("The contract runs for 12 months, so you cannot cancel before.", 78, 15, [400, 740]),
    answer(
      "Only when you move house, with two weeks' notice (§ 9). Otherwise it runs for 12 months.",
      119,
      26,
      [410, 960],
    ),
  ],
  [
    answer("Der Abschlag richtet sich nach dem Verbrauch des Vorjahres.", 69, 16, [390, 750]),
    answer("Er richtet sich nach Ihrem Verbrauch im Vorjahr (§ 5).", 110, 18, [400, 800]),
  ],
  [
    answer("Reading the meter costs 11.90 € a month.", 67, 13, [370, 690]),
    answer("Nothing extra: the basic charge of 11.90 € a month includes it (§ 3).", 108, 21, [420, 870]),
  ],
] as const;
