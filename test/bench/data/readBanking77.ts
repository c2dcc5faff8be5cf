import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type LabelledMessage = { readonly id: string; readonly text: string; readonly label: string };

/** The customer messages of `<folder>/train.csv` with their intents; ids are line numbers. */
export function readBanking77(folder: string): LabelledMessage[] {
  const rows: { text: string; category: string }[] = parse(readFileSync(join(folder, 'train.csv')), {
    columns: true,
    bom: true,
  });
  return rows.map(({ text, category }, index) => ({
    id: `banking77-${String(index + 2).padStart(5, '0')}`,
    text,
    label: category,
  }));
}
