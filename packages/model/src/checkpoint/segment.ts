/**
 * The ledger segment of a case: each case type earns its own autonomy. Cases without a type have a segment of their own,
 * `default`; a type that somebody gave that name stands behind an equals sign, so that the two never share what was
 * earned.
 */
export const segmentOf = ({ caseType }: { readonly caseType: string | null }): string => {
  if (caseType === null) return 'default';
  return /^=*default$/.test(caseType) ? `=${caseType}` : caseType;
};

/** The case type of a segment; null where its cases have none. */
export const caseTypeOf = (segment: string): string | null =>
  segment === 'default' ? null : segment.replace(/^=(?==*default$)/, '');
