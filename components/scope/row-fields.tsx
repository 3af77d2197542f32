type RowFieldsProps = { slug: string; row?: { readonly id: string; readonly revision: number } };

/** The hidden fields of a form that adds or edits a row: its project, and for an edit which revision was on the screen. */
export function RowFields({ slug, row }: RowFieldsProps) {
  return (
    <>
      <input type="hidden" name="project" value={slug} />
      {row && (
        <>
          <input type="hidden" name="id" value={row.id} />
          <input type="hidden" name="revision" value={row.revision} />
        </>
      )}
    </>
  );
}
