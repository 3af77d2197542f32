import { type Random, randomInteger } from "#lib/statistics/random.ts";

/** What customers write, in three parts each; the ones of the test set and the ones that are trained on share no sentence. */
const ASKED = {
  test: {
    opening: [
      "I have just opened the letter with my yearly bill.",
      "My neighbour pays far less than I do.",
      "We moved out of the flat in {month}.",
      "Somebody from your company read the meter last week.",
      "The app shows a number that I cannot follow.",
      "I am writing for my mother, who is 84.",
      "For three years nothing ever changed here.",
      "Your hotline told me something else on the phone.",
    ],
    fact: [
      "It asks for {amount} euros more than the year before.",
      "The instalment went up to {amount} euros in {month}.",
      "There is a line of {amount} euros called network charge.",
      "I was charged {amount} euros for days after I had left.",
      "The reading in the letter is off by {amount} units.",
      "A credit of {amount} euros has never arrived.",
      "You list two meters, and I own exactly one.",
      "The price guarantee should have held until {month}.",
    ],
    question: [
      "Can you tell me what I really owe?",
      "Which part of my contract allows that?",
      "Do I have to pay this before it is cleared up?",
      "How do I object, and by when?",
      "Could the instalment be lowered again?",
      "Please explain it in plain words.",
      "When will the money be back on my account?",
      "Is that a mistake on your side?",
    ],
  },
  train: {
    opening: [
      "Hello, a quick one about invoice {amount}.",
      "Good morning, my direct debit bounced.",
      "Since the new tariff started I am confused.",
      "I signed online in {month} and heard nothing.",
      "There was a power cut in our street.",
      "Our household grew to five people.",
      "I received a reminder this morning.",
      "A new heat pump was installed at our house.",
    ],
    fact: [
      "The reminder fee alone is {amount} euros.",
      "My bank says nothing was ever booked for {month}.",
      "The base price on page two reads {amount} euros.",
      "We used {amount} kilowatt hours, says the display.",
      "The welcome bonus was promised for {month}.",
      "The meter number ends on {amount}, not on what you print.",
      "The standing order still runs over the old sum.",
      "Two payments left my account on the same day.",
    ],
    question: [
      "What should I do now?",
      "Please send the corrected document by post.",
      "Could somebody call me back this week?",
      "Does the bonus expire if I wait?",
      "I would like to change the payment day.",
      "Where do I enter the reading myself?",
      "May I cancel without a notice period?",
      "Who bears the costs in that case?",
    ],
  },
} as const;

const MONTHS = ["January", "February", "March", "April", "May", "June", "August", "September", "October", "November"];

export function someQuestion(random: Random, set: keyof typeof ASKED): string {
  const { opening, fact, question } = ASKED[set];
  const one = (texts: readonly string[]) => texts[randomInteger(random, 0, texts.length - 1)] ?? "";
  return [opening, fact, question]
    .map(one)
    .join(" ")
    .replaceAll("{amount}", () => `${randomInteger(random, 12, 4_000)}`)
    .replaceAll("{month}", () => one(MONTHS));
}
