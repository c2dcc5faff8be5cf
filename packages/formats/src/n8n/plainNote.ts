/**
 * The text of a note without the marks of Markdown: notes here are plain, and `## **Step 1**` would be shown as it is written.
 * Only marks that stand for nothing else are taken away; where a link leads stays to be read. No part of a pattern can begin
 * inside what it has passed already, so that a long note takes no longer than its length.
 */
export const plainNote = (markdown: string): string =>
  markdown
    .replaceAll(/^ {0,3}#{1,6} +/gm, '')
    .replaceAll(/^ {0,3}```.*\n?/gm, '')
    .replaceAll(/!\[([^[\]\n]*)\]\([^()\n]*\)/g, '$1')
    .replaceAll(/\[([^[\]\n]+)\]\(([^()\s]+)(?: [^()\n]*)?\)/g, linkText)
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '$1')
    .replaceAll(/`([^`\n]+)`/g, '$1')
    .replaceAll(/^( *)[*+] +/gm, '$1- ')
    .trim();

const linkText = (_: string, text: string, address: string): string =>
  text === address ? text : `${text} (${address})`;
