import PolicyPage, { metadata } from "#app/(app)/projects/[slug]/[phase]/policy/page.tsx";

export { metadata };

/** The page every phase has; here evaluation/[number] would otherwise take its address. */
export default function EvaluationPolicyPage({ params, ...rest }: PageProps<"/projects/[slug]/evaluation/policy">) {
  return <PolicyPage params={params.then(({ slug }) => ({ slug, phase: "evaluation" }))} {...rest} />;
}
