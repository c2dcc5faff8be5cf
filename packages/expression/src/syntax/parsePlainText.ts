import { parse } from '@bufbuild/cel';
import { LIMITS } from '../limits/limits.ts';
import type { Parsed } from './parsed.ts';

/**
 * A source that is nothing but a text in quotes, as JSON writes it, without the work of the parser: somebody's letter may be
 * longer than anything that is worked out. Null for any other source.
 */
export function parsePlainText(source: string): Parsed | null {
  if (source.length > LIMITS.plainTextLength || !source.trimStart().startsWith('"')) return null;
  const value = textOf(source);
  const { expr: tree, sourceInfo } = parse('""');
  if (value === null || tree?.exprKind.case !== 'constExpr') return null;
  tree.exprKind.value.constantKind = { case: 'stringValue', value };
  return { tree, offsets: sourceInfo?.positions ?? {} };
}

function textOf(source: string): string | null {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
