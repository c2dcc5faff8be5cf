/** What two texts share that differ only in case and white space. */
export const sameText = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');
