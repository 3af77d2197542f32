import type { BriefInput } from "#lib/scope/schema.ts";

type Brief = Omit<BriefInput, "revision">;

export const brief: Brief = {
  problemStatement: `Nordlicht Energie answers about 11 400 written questions a month on bills, instalments, meter readings and contract changes. Six out of ten are about something the customer could read on the bill or in the tariff sheet. In the last twelve months the median first answer took 19 hours, and 29 hours in January, when the yearly bills go out; 7 % of the answers were corrected later, mostly because a tariff or a notice period had been quoted from memory.

An assistant in the web chat and beside the agents' reply window shall answer those questions from the customer's own contract and the tariff in force, name the clause or bill line it relied on, and hand over to a person whenever it is unsure, the customer asks for one, or money is to move.`,
  users: `Household customers in Germany with a power or gas contract (about 410 000), among them people who read German with difficulty, and people under stress: one contact in nine is about a bill they cannot pay at once.
The 64 agents of customer care in Kiel and Leipzig, who see the assistant's draft and its sources beside each ticket.
Affected without using it: members of the household, landlords and tenants named in a contract.`,
  taskTypes: ["question-answering", "chat", "classification"],
  nonAiAlternative: `Today's search over 340 help pages with 52 reply templates. A blind sample of 600 questions answered with it was right in 71 % of the cases. Better search and a rewritten bill page were tried in spring: they took 8 % off the volume and will stay whatever becomes of the assistant, but they cannot read a customer's own contract.`,
  outOfScope: `No decision on supply, disconnection, credit, instalment plans or goodwill: those go to a person with the case attached.
No business customers, no complaints before the arbitration board, no voice channel in this project.`,
};

/** What was there after the first afternoon. */
export const firstDraft: Brief = {
  problemStatement:
    "Customers wait 19 hours for an answer that is printed on their bill. An assistant shall answer questions on bills and contracts from the customer's own contract.",
  users: "Household customers and the agents of customer care.",
  taskTypes: ["question-answering", "chat"],
  nonAiAlternative: "",
  outOfScope: "",
};
