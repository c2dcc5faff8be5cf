/** How a file of rows is written: what stands between its cells, and whether its numbers have a decimal comma. */
export type CsvDialect = { readonly delimiter: ',' | ';' | '\t'; readonly hasDecimalComma: boolean };

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * The dialect of a file by its first line: whichever delimiter stands in it most often, outside quotes. Spreadsheets of
 * languages with a decimal comma put semicolons or tabs between cells, because the comma is taken.
 */
export function csvDialect(header: string): CsvDialect {
  const plain = firstLine(header).replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((one) => plain.split(one).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  return { delimiter, hasDecimalComma: delimiter !== ',' };
}

/** Up to the first line end; lines before it that are empty are left out. */
const firstLine = (text: string): string => /[^\r\n]+/.exec(text)?.[0] ?? '';
