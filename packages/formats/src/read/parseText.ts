import { fail, type Json, ok, type Problem, problem, type Result } from '@countersign/model';
import { parseAllDocuments } from 'yaml';
import { depthOf } from '../build/keepOriginals.ts';
import { isFields } from './fields.ts';

/** Far deeper than any editor writes; keeps everything that walks the data recursively within the stack. */
const DEEPEST = 90;
const LONGEST_YAML = 1_000_000;

/** JSON, or YAML where the text is no JSON: state machines are written in both. */
export function parseText(text: string): Result<Json, Problem[]> {
  if (depthOf(text) > DEEPEST) return fail([tooDeep()]);
  try {
    return ok(JSON.parse(text) as Json); // safe: JSON.parse gives JSON
  } catch (error) {
    if (/^\s*[[{]/.test(text)) return fail([unreadable(error)]);
  }
  return parseYaml(text);
}

/** YAML whose aliases are not followed and whose tags mean nothing: a small file cannot become a large one. */
function parseYaml(text: string): Result<Json, Problem[]> {
  if (text.length > LONGEST_YAML) return fail([unreadable(new Error('it is too large for YAML'))]);
  try {
    const options = { logLevel: 'silent', schema: 'core', uniqueKeys: true } as const;
    const documents = [...parseAllDocuments(text, options)];
    const errors = documents.flatMap((document) => document.errors);
    if (errors.length > 0) return fail(errors.map(unreadable));
    const values = documents.map((document): unknown => document.toJS({ maxAliasCount: 0 }));
    const [data, ...others] = values.filter((value) => value !== null);
    if (others.length > 0) return fail([severalDocuments(others.length + 1)]);
    if (!isFields(data) && !Array.isArray(data)) return fail([unreadable(new Error('it is plain text'))]);
    const json = JSON.stringify(data);
    if (depthOf(json) > DEEPEST) return fail([tooDeep()]);
    return ok(JSON.parse(json) as Json); // safe: through JSON, so that it is nothing else
  } catch (error) {
    return fail([unreadable(error)]);
  }
}

function unreadable(error: unknown): Problem {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return problem('import_unreadable', `The file cannot be read: ${reason}`);
}

/** Which of them is meant cannot be told. */
const severalDocuments = (count: number) =>
  problem('import_invalid', `The file holds ${count} documents. Put each into a file of its own.`);

const tooDeep = () => problem('import_too_large', `The file is nested more than ${DEEPEST} levels deep.`);
