import { useMemo } from 'react';
import type { StringKey, Translate } from '../../strings/catalogue.ts';
import { useT } from '../../strings/useT.ts';
import type { EditorWords } from './editor/latest.ts';

const KIND_KEYS: Readonly<Record<string, StringKey>> = {
  bool: 'expression.kind.bool',
  bytes: 'expression.kind.bytes',
  condition: 'expression.kind.condition',
  duration: 'expression.kind.duration',
  dyn: 'expression.kind.dyn',
  int: 'expression.kind.int',
  list: 'expression.kind.list',
  map: 'expression.kind.object',
  name: 'expression.kind.name',
  null: 'expression.kind.null',
  number: 'expression.kind.number',
  object: 'expression.kind.object',
  string: 'expression.kind.string',
  timestamp: 'expression.kind.timestamp',
  type: 'expression.kind.type',
};

/** What each function does; the test of the words asks for one per function. */
export const FUNCTION_KEYS: Readonly<Record<string, StringKey>> = {
  has: 'expression.help.has',
  all: 'expression.help.all',
  exists: 'expression.help.exists',
  exists_one: 'expression.help.existsOne',
  filter: 'expression.help.filter',
  map: 'expression.help.map',
  int: 'expression.help.int',
  double: 'expression.help.double',
  bool: 'expression.help.bool',
  string: 'expression.help.string',
  timestamp: 'expression.help.timestamp',
  duration: 'expression.help.duration',
  getSeconds: 'expression.help.getSeconds',
  getMinutes: 'expression.help.getMinutes',
  getHours: 'expression.help.getHours',
  getMilliseconds: 'expression.help.getMilliseconds',
  getFullYear: 'expression.help.getFullYear',
  getMonth: 'expression.help.getMonth',
  getDate: 'expression.help.getDate',
  getDayOfMonth: 'expression.help.getDayOfMonth',
  getDayOfWeek: 'expression.help.getDayOfWeek',
  getDayOfYear: 'expression.help.getDayOfYear',
  size: 'expression.help.size',
  contains: 'expression.help.contains',
  endsWith: 'expression.help.endsWith',
  startsWith: 'expression.help.startsWith',
  matches: 'expression.help.matches',
  charAt: 'expression.help.charAt',
  indexOf: 'expression.help.indexOf',
  lastIndexOf: 'expression.help.lastIndexOf',
  lowerAscii: 'expression.help.lowerAscii',
  upperAscii: 'expression.help.upperAscii',
  replace: 'expression.help.replace',
  split: 'expression.help.split',
  substring: 'expression.help.substring',
  trim: 'expression.help.trim',
  join: 'expression.help.join',
  format: 'expression.help.format',
};

/** The name of a kind of value in the reader's language. */
export const kindTitle = (t: Translate, kind: string): string =>
  (t as (key: StringKey) => string)(KIND_KEYS[kind] ?? 'expression.kind.dyn'); // safe: these keys have no holes

/** Titles and explanations for the editor, in the reader's language. */
export function useEditorWords(): EditorWords {
  const t = useT();
  return useMemo(
    () => ({
      kind: (kind) => kindTitle(t, kind),
      help: (name) => {
        const key = FUNCTION_KEYS[name];
        return key === undefined ? undefined : (t as (key: StringKey) => string)(key); // safe: these keys have no holes
      },
    }),
    [t],
  );
}
