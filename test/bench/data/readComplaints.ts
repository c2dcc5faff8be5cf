import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** A consumer complaint with its product, and what each language model said the product is. */
export type Complaint = {
  readonly id: string;
  readonly product: string;
  readonly narrative: string;
  readonly answers: { readonly [model: string]: string };
};

const PREDICTION = '_prediction';

/** The complaints of `<folder>/shared.csv.gz`. An answer that could not be read is an empty one. */
export function readComplaints(folder: string): Complaint[] {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(join(folder, 'shared.csv.gz'))), {
    columns: true,
    bom: true,
  });
  return rows.map(({ id = '', product = '', narrative = '', ...rest }) => ({
    ...{ id: `complaint-${id}`, product, narrative },
    answers: Object.fromEntries(
      Object.entries(rest)
        .filter(([column]) => column.endsWith(PREDICTION))
        .map(([column, answer]) => [column.slice(0, -PREDICTION.length), answer.trim()]),
    ),
  }));
}
