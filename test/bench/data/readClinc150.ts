import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { LabelledMessage } from './readBanking77.ts';

type Pair = readonly [text: string, label: string];
type Part = 'train' | 'val' | 'oos_train' | 'oos_val';

/**
 * The messages of `<folder>/shared`: `train` and `small` (half of them) to learn from, others of the same intents, and
 * messages outside of all intents, whose label is empty.
 */
export function readClinc150(folder: string) {
  const read = (name: string): Partial<Record<Part, Pair[]>> =>
    JSON.parse(gunzipSync(readFileSync(join(folder, 'shared', `${name}.json.gz`))).toString());
  const full = read('full');
  const foreign = [...(read('oos_plus').oos_train ?? []), ...(full.oos_val ?? [])].map(([text]) => text);
  return {
    train: labelled('train', full.train),
    small: labelled('small', read('small').train),
    inScope: labelled('val', full.val),
    outOfScope: [...new Set(foreign)].map((text, index) => ({
      id: `clinc-foreign-${index}`,
      text,
      label: '',
    })),
  };
}

const labelled = (part: string, pairs: readonly Pair[] = []): LabelledMessage[] =>
  pairs.map(([text, label], index) => ({ id: `clinc-${part}-${index}`, text, label }));
