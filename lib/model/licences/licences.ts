import type { Licence, RegionalClause, Threshold } from "#lib/model/licences/licence.ts";

const VERIFIED_AT = "2026-11-23";
const VERIFIED_LATER = "2026-11-28";

/** Licences under which models are published, by the identifiers of the Hugging Face Hub where it has one. */
export const LICENCES = {
  "apache-2.0": permissive(
    "Apache License 2.0",
    "https://www.apache.org/licenses/LICENSE-2.0",
    "Section 4",
    "Section 2",
  ),
  mit: permissive("MIT License", "https://opensource.org/license/mit", "The copyright notice", "The grant"),
  "bsd-3-clause": permissive(
    "BSD 3-Clause License",
    "https://opensource.org/license/bsd-3-clause",
    "Clauses 1 and 2",
    "The grant",
  ),
  isc: permissive("ISC License", "https://opensource.org/license/isc-license-txt", "The copyright notice", "The grant"),
  "openmdw-1.0": permissive("OpenMDW License 1.0", "https://openmdw.ai/license/", "The notices", "The grant"),
  llama2: llama({
    name: "Llama 2 Community License",
    comparedOn: VERIFIED_LATER,
    source: "https://ai.meta.com/llama/license/",
    users: "Section 2",
    release: "Llama 2's release, July 2023",
    attribution: [
      "Section 1.b.iii",
      "Keep the notice “Llama 2 is licensed under the LLAMA 2 Community License” in every copy.",
    ],
    outputs: { allowed: "no", clause: "Section 1.b.v" },
  }),
  llama3: llama({
    name: "Meta Llama 3 Community License",
    comparedOn: VERIFIED_LATER,
    source: "https://llama.meta.com/llama3/license/",
    users: "Section 2",
    release: "Llama 3's release, April 2024",
    attribution: ["Section 1.b.i", "Show “Built with Meta Llama 3” where people meet the product."],
    naming: ["Section 1.b.i", "A model made from it must have a name that begins with “Llama 3”."],
    outputs: { allowed: "no", clause: "Section 1.b.v" },
  }),
  "llama3.1": llama({
    name: "Llama 3.1 Community License",
    comparedOn: VERIFIED_AT,
    source: "https://www.llama.com/llama3_1/license/",
    users: "Section 2",
    release: "Llama 3.1's release, July 2024",
    attribution: ["Section 1.b.i", "Show “Built with Llama” where people meet the product."],
    naming: [
      "Section 1.b.i",
      "A model made from it, or trained on what it says, must have a name that begins with “Llama”.",
    ],
    outputs: { allowed: "if-named", clause: "Section 1.b.i" },
  }),
  "llama3.2": llama({
    name: "Llama 3.2 Community License",
    comparedOn: VERIFIED_AT,
    source: "https://www.llama.com/llama3_2/license/",
    users: "Section 2",
    release: "Llama 3.2's release, September 2024",
    attribution: ["Section 1.b.i", "Show “Built with Llama” where people meet the product."],
    naming: [
      "Section 1.b.i",
      "A model made from it, or trained on what it says, must have a name that begins with “Llama”.",
    ],
    outputs: { allowed: "if-named", clause: "Section 1.b.i" },
    europe: "Acceptable Use Policy, multimodal models",
  }),
  "llama3.3": llama({
    name: "Llama 3.3 Community License",
    comparedOn: VERIFIED_LATER,
    source: "https://www.llama.com/llama3_3/license/",
    users: "Section 2",
    release: "Llama 3.3's release, December 2024",
    attribution: ["Section 1.b.i", "Show “Built with Llama” where people meet the product."],
    naming: [
      "Section 1.b.i",
      "A model made from it, or trained on what it says, must have a name that begins with “Llama”.",
    ],
    outputs: { allowed: "if-named", clause: "Section 1.b.i" },
  }),
  llama4: llama({
    name: "Llama 4 Community License",
    comparedOn: VERIFIED_AT,
    source: "https://www.llama.com/llama4/license/",
    users: "Section 2",
    release: "Llama 4's release, April 2025",
    attribution: ["Section 1.b.i", "Show “Built with Llama” where people meet the product."],
    naming: [
      "Section 1.b.i",
      "A model made from it, or trained on what it says, must have a name that begins with “Llama”.",
    ],
    outputs: { allowed: "if-named", clause: "Section 1.b.i" },
    europe: "Acceptable Use Policy, multimodal models",
  }),
  gemma: restricted({
    name: "Gemma Terms of Use",
    source: "https://ai.google.dev/gemma/terms",
    commercialClause: "Section 2.2",
    comparedOn: VERIFIED_LATER,
    outputs: { allowed: "with-terms", clause: "Section 1.1(e)" },
    fieldOfUse: [
      "Section 3.2",
      "The Prohibited Use Policy binds you and everybody you pass the model on to; Google may restrict a use it finds in breach.",
    ],
    attribution: [
      "Section 3.1",
      "Pass the terms, their use restrictions and the notice on with every copy, and mark files that were changed.",
    ],
  }),
  openrail: rail("OpenRAIL", "https://www.licenses.ai/"),
  "bigscience-bloom-rail-1.0": rail("BigScience RAIL License 1.0", "https://huggingface.co/spaces/bigscience/license"),
  "bigscience-openrail-m": rail(
    "BigScience OpenRAIL-M",
    "https://www.licenses.ai/blog/2022/8/26/bigscience-open-rail-m-license",
  ),
  "bigcode-openrail-m": rail(
    "BigCode OpenRAIL-M v1",
    "https://huggingface.co/spaces/bigcode/bigcode-model-license-agreement",
  ),
  "creativeml-openrail-m": rail(
    "CreativeML OpenRAIL-M",
    "https://huggingface.co/spaces/CompVis/stable-diffusion-license",
  ),
  "cc-by-nc-4.0": nonCommercial(
    "Creative Commons BY-NC 4.0",
    "https://creativecommons.org/licenses/by-nc/4.0/legalcode.en",
    "Section 2(a)(1)",
  ),
  "cc-by-nc-sa-4.0": nonCommercial(
    "Creative Commons BY-NC-SA 4.0",
    "https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode.en",
    "Section 2(a)(1)",
  ),
  "mistral-research": nonCommercial(
    "Mistral AI Research License",
    "https://mistral.ai/licenses/MRL-0.1.md",
    "Section 3.2",
    {
      attribution: ["Section 2.2", "Pass the licence and the notice on with every copy of the model."],
      outputs: { allowed: "with-terms", clause: "Section 4.2" },
      comparedOn: VERIFIED_LATER,
    },
  ),
  mnpl: nonCommercial("Mistral AI Non-Production License", "https://mistral.ai/licenses/MNPL-0.1.md", "Section 3.2"),
  "qwen-research": nonCommercial(
    "Qwen Research License",
    "https://huggingface.co/Qwen/Qwen2.5-3B/blob/main/LICENSE",
    "Section 2",
  ),
  "apple-amlr": nonCommercial(
    "Apple Machine Learning Research Model License",
    "https://huggingface.co/apple/deeplabv3-mobilevit-small/blob/main/LICENSE",
    "The grant",
  ),
  "fair-noncommercial-research-license": nonCommercial(
    "FAIR Noncommercial Research License",
    "https://huggingface.co/facebook/fair-noncommercial-research-license/blob/main/LICENSE",
    "Section 1.a",
  ),
  qwen: {
    ...restricted({
      name: "Qwen License Agreement",
      source: "https://huggingface.co/Qwen/Qwen2.5-72B-Instruct/blob/main/LICENSE",
      commercialClause: "Section 2",
      attribution: [
        "Section 5.b",
        "Show “Built with Qwen” or “Improved using Qwen” where its output trained another model.",
      ],
    }),
    thresholds: [users({ clause: "Section 4", above: 100e6, when: "in any month" })],
  },
  deepseek: restricted({
    name: "DeepSeek License Agreement 1.0",
    comparedOn: VERIFIED_AT,
    source: "https://github.com/deepseek-ai/DeepSeek-V3/blob/main/LICENSE-MODEL",
    commercialClause: "Section 2",
    outputs: { allowed: "with-terms", clause: "Section 5, Attachment A" },
    fieldOfUse: [
      "Section 5, Attachment A",
      "Use restrictions, which must be passed on to everybody who uses the model, or one trained on what it says.",
    ],
    attribution: [
      "Section 4",
      "Pass the licence and its notices on with every copy, and mark files that were changed.",
    ],
  }),
  "databricks-open-model": {
    ...restricted({
      name: "Databricks Open Model License",
      source: "https://www.databricks.com/legal/open-model-license",
      commercialClause: "Section 2.1",
      fieldOfUse: ["Section 2.3", "The Acceptable Use Policy is part of the licence."],
      attribution: [
        "Section 2.2",
        "Pass the licence and the notice on with every copy, and mark files that were changed.",
      ],
      outputs: { allowed: "no", clause: "Section 2.3" },
      comparedOn: VERIFIED_LATER,
    }),
    thresholds: [users({ clause: "Section 3", above: 700e6, when: "at DBRX's release, March 2024" })],
  },
  "falcon-180b": {
    ...restricted({
      name: "Falcon 180B TII License 1.0",
      source: "https://huggingface.co/tiiuae/falcon-180B/blob/main/LICENSE.txt",
      commercialClause: "Section 2",
      fieldOfUse: ["Section 5", "The Acceptable Use Policy is part of the licence."],
    }),
    hosting: {
      clause: "Section 9",
      rule: "Offering it to others as a hosted service needs a separate agreement with TII.",
    },
  },
  "modified-mit": {
    ...permissive(
      "Modified MIT License (Kimi K2)",
      "https://huggingface.co/moonshotai/Kimi-K2-Instruct/blob/main/LICENSE",
      "The copyright notice",
      "The grant",
    ),
    verifiedAt: VERIFIED_LATER,
    openSource: false,
    thresholds: [
      {
        ...users({ clause: "The added condition", above: 100e6, when: "in any month" }),
        outcome: "condition",
        consequence: "Show “Kimi K2” prominently in the product's interface.",
      },
      {
        clause: "The added condition",
        kind: "monthly-revenue-usd",
        above: 20e6,
        question: "Does the product, or what is made with it, earn more than 20 million US dollars a month?",
        consequence: "Show “Kimi K2” prominently in the product's interface.",
        outcome: "condition",
      },
    ],
  },
  proprietary: {
    name: "The provider's terms of service",
    openSource: false,
    commercial: "yes",
    commercialClause: "The provider's terms",
    thresholds: [],
    regional: [],
    fieldOfUse: {
      clause: "The provider's usage policy",
      rule: "Read it for your field of use; the provider may change it.",
    },
    attribution: null,
    naming: null,
    outputsTrainOthers: { allowed: "no", clause: "The provider's terms, competing models" },
    hosting: {
      clause: "The provider's terms, resale",
      rule: "Offering the bare model to others is not permitted without an agreement with the provider.",
    },
    distribution: {
      clause: "The provider's terms",
      rule: "The weights are not published, so there is nothing that could be passed on.",
    },
    source: "The terms of the provider, as agreed with them",
    verifiedAt: null,
  },
  unknown: {
    name: "Unknown licence",
    openSource: false,
    commercial: "unknown",
    commercialClause: "No licence was found",
    thresholds: [],
    regional: [],
    fieldOfUse: null,
    attribution: null,
    naming: null,
    outputsTrainOthers: null,
    hosting: null,
    source: "Without a licence, copyright reserves every right",
    verifiedAt: VERIFIED_AT,
  },
} as const satisfies Record<string, Licence>;

export type LicenceKey = keyof typeof LICENCES;

export const LICENCE_KEYS = Object.keys(LICENCES) as [LicenceKey, ...LicenceKey[]];

export function isLicenceKey(key: string): key is LicenceKey {
  return Object.hasOwn(LICENCES, key);
}

/** The key of a licence that somebody typed by its key or its name; what Cairn does not know stays as it was typed. */
export function licenceKeyFor(typed: string): string {
  const wanted = typed.trim().toLowerCase();
  return LICENCE_KEYS.find((key) => key === wanted || LICENCES[key].name.toLowerCase() === wanted) ?? typed.trim();
}

/**
 * The licence behind a key or a name.
 *
 * @param reviewed what the project found in licences that Cairn has not read, by name. One that nobody has read counts as unknown, and so
 *   as not allowed until somebody has reviewed it.
 */
export function licenceOf(key: string, reviewed: ReadonlyMap<string, Licence> = NONE): Licence {
  if (isLicenceKey(key)) return LICENCES[key];
  return reviewed.get(key) ?? { ...LICENCES.unknown, name: key || LICENCES.unknown.name };
}

const NONE: ReadonlyMap<string, Licence> = new Map();

type Rule = readonly [clause: string, rule: string];

function permissive(name: string, source: string, noticeClause: string, commercialClause: string): Licence {
  return {
    ...{ name, source, commercialClause },
    openSource: true,
    commercial: "yes",
    thresholds: [],
    regional: [],
    fieldOfUse: null,
    attribution: { clause: noticeClause, rule: "Pass the licence and its notices on with every copy." },
    naming: null,
    outputsTrainOthers: { allowed: "yes", clause: "Nothing in it restricts them" },
    hosting: null,
    verifiedAt: VERIFIED_AT,
  };
}

type Restricted = {
  name: string;
  source: string;
  commercialClause: string;
  fieldOfUse?: Rule;
  attribution?: Rule;
  /** Left out where nothing in it restricts them. */
  outputs?: Licence["outputsTrainOthers"];
  /** When the clauses here were compared with the licence's text. */
  comparedOn?: string;
};

/** Free to use, also commercially, under conditions that the Open Source Definition does not allow. */
function restricted({
  name,
  source,
  commercialClause,
  fieldOfUse,
  attribution,
  outputs,
  comparedOn,
}: Restricted): Licence {
  const free = permissive(name, source, "The licence", commercialClause);
  return {
    ...free,
    outputsTrainOthers: outputs ?? free.outputsTrainOthers,
    openSource: false,
    fieldOfUse: ruleOf(fieldOfUse),
    attribution: ruleOf(attribution),
    verifiedAt: comparedOn ?? null,
  };
}

function rail(name: string, source: string): Licence {
  return restricted({
    ...{ name, source },
    commercialClause: "Section II",
    fieldOfUse: [
      "Attachment A",
      "Use restrictions, which must be part of every agreement with those who use the model.",
    ],
    attribution: ["Section III", "Pass the licence on with every copy, and mark files that were changed."],
  });
}

function nonCommercial(
  name: string,
  source: string,
  commercialClause: string,
  more: Partial<Restricted> = {},
): Licence {
  return { ...restricted({ name, source, commercialClause, ...more }), commercial: "no" };
}

type Llama = {
  name: string;
  source: string;
  users: string;
  release: string;
  attribution: Rule;
  naming?: Rule;
  outputs: NonNullable<Licence["outputsTrainOthers"]>;
  europe?: string;
  comparedOn?: string;
};

function llama({
  name,
  source,
  users: clause,
  release,
  attribution,
  naming,
  outputs,
  europe,
  comparedOn,
}: Llama): Licence {
  return {
    ...restricted({
      ...{ name, source, attribution, comparedOn },
      commercialClause: "Section 1.a",
      fieldOfUse: ["Section 1.b.iv", "The Acceptable Use Policy is part of the licence."],
    }),
    naming: ruleOf(naming),
    outputsTrainOthers: outputs,
    thresholds: [users({ clause, above: 700e6, when: `in the calendar month before ${release}` })],
    regional: europe ? [european(europe)] : [],
  };
}

function users({ clause, above, when }: { clause: string; above: number; when: string }): Threshold {
  return {
    ...{ clause, above },
    kind: "monthly-users",
    question: `Did the products of your company and its affiliates have more than ${above / 1e6} million monthly active users ${when}?`,
    consequence: "A licence of its own must be asked of the provider, who may refuse.",
    outcome: "not-allowed",
  };
}

function european(clause: string): RegionalClause {
  return {
    clause,
    region: "EU",
    appliesTo: "multimodal",
    question:
      "Is the company that uses the model domiciled in the European Union, or is its principal place of business there? End users of a product are not meant.",
  };
}

function ruleOf(rule: Rule | undefined): { clause: string; rule: string } | null {
  return rule ? { clause: rule[0], rule: rule[1] } : null;
}
