/** A number of people or of dollars above which a licence asks for more, and how it counts them. */
export type Threshold = {
  /** The licence's own clause: "Section 2". */
  readonly clause: string;
  readonly kind: "monthly-users" | "monthly-revenue-usd";
  readonly above: number;
  /** The question as the licence puts it, for a person to answer. */
  readonly question: string;
  /** What must be done when the answer is yes. */
  readonly consequence: string;
  /** Whether it is then not allowed at all until the licensor agrees, or only under a condition. */
  readonly outcome: "not-allowed" | "condition";
};

/** A rule that holds for some regions and some uses of the model only. */
export type RegionalClause = {
  readonly clause: string;
  readonly region: "EU";
  /** Of the model: a text-only model under the same licence is not meant. */
  readonly appliesTo: "multimodal";
  readonly question: string;
};

/** What a licence lets one do, clause by clause, so that a verdict can name each. */
export type Licence = {
  readonly name: string;
  /** Meets the Open Source Definition. */
  readonly openSource: boolean;
  /** `unknown`: nobody has read it for this, which counts as no. */
  readonly commercial: "yes" | "no" | "unknown";
  readonly commercialClause: string;
  readonly thresholds: readonly Threshold[];
  readonly regional: readonly RegionalClause[];
  /** Uses it forbids, or a policy it attaches. */
  readonly fieldOfUse: { readonly clause: string; readonly rule: string } | null;
  /** What must be shown or passed on. */
  readonly attribution: { readonly clause: string; readonly rule: string } | null;
  readonly naming: { readonly clause: string; readonly rule: string } | null;
  /** Whether what the model says may train other models. */
  readonly outputsTrainOthers: {
    /** `with-terms`: a model trained on it comes under the same licence. */
    readonly allowed: "yes" | "no" | "if-named" | "with-terms";
    readonly clause: string;
  } | null;
  /** Whether it may be offered to others as a service. */
  readonly hosting: { readonly clause: string; readonly rule: string } | null;
  /** Why the weights may not be passed on, where they may not. */
  readonly distribution?: { readonly clause: string; readonly rule: string };
  readonly source: string;
  /** When somebody last compared the clauses with its text; null: nobody has. */
  readonly verifiedAt: string | null;
};
