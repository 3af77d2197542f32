import type { Licence } from "#lib/model/licences/licence.ts";

/** What somebody of the project found in a licence that Cairn has not read. */
export type LicenceReviewFindings = {
  readonly commercial: boolean;
  readonly outputsTrainOthers: boolean;
  readonly hosting: boolean;
  /** Where it says so: "Section 3". */
  readonly clause: string;
  /** What it asks for or forbids besides; may be empty. */
  readonly conditions: string;
  readonly source: string;
};

/** A reviewed licence, to be judged like those that Cairn knows. @param reviewedOn ISO day. */
export function licenceOfReview(name: string, findings: LicenceReviewFindings, reviewedOn: string): Licence {
  const { clause, conditions, source } = findings;
  return {
    ...{ name, source },
    openSource: false,
    commercial: findings.commercial ? "yes" : "no",
    commercialClause: clause,
    thresholds: [],
    regional: [],
    fieldOfUse: conditions ? { clause, rule: conditions } : null,
    attribution: null,
    naming: null,
    outputsTrainOthers: { allowed: findings.outputsTrainOthers ? "yes" : "no", clause },
    hosting: findings.hosting ? null : { clause, rule: "Offering it to others as a service is not permitted." },
    verifiedAt: reviewedOn,
  };
}
