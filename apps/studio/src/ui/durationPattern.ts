/** Whether a pattern of a schema is that of a length of time such as `3d`. */
export const isDurationPattern = (pattern: unknown): boolean =>
  typeof pattern === 'string' && pattern.endsWith('[smhd]$');
