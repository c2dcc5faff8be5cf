import type { JsonObject } from '../json.ts';
import { mapTexts } from './mapTexts.ts';
import type { FlowNode } from './node.ts';
import { HOLE, STRING } from './rewriteReferences.ts';

/**
 * The node with every mention of a field renamed, in expressions and in the holes of templates: `path` is the way to it,
 * such as `['input', 'order', 'amount']`, and `to` its new name. Mentions by dots and by brackets with a text are found; one
 * that is computed is not. The same node when nothing names the field.
 */
export function renameField(node: FlowNode, path: readonly string[], to: string): FlowNode {
  const before = node.config as JsonObject; // safe: a config is plain JSON
  const config = mapTexts(node.kind, before, (text, format) =>
    format === 'expression' ? rewrite(text, path, to) : text.replace(HOLE, (hole) => rewrite(hole, path, to)),
  );
  return JSON.stringify(config) === JSON.stringify(before) ? node : ({ ...node, config } as FlowNode); // safe: mapTexts changes texts only
}

const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

function rewrite(text: string, path: readonly string[], to: string): string {
  const [root = '', ...rest] = path;
  const last = rest.pop();
  if (last === undefined) return text;
  const head = rest.map(stepTo).join('');
  const mention = `(?<![a-zA-Z0-9_.])(?<head>${literal(root)}${head})(?<last>${stepTo(last)})`;
  return text.replace(new RegExp(`${mention}|${STRING}|//[^\\n]*`, 'g'), (...match) => {
    const { head: found } = match.at(-1) as { head?: string }; // safe: the pattern has named groups
    return found === undefined ? (match[0] as string) : `${found}${written(to)}`;
  });
}

/** `.name`, `.?name` or `["name"]`. */
const stepTo = (name: string): string =>
  `(?:\\s*\\.\\s*\\??\\s*${literal(name)}(?![a-zA-Z0-9_])|\\s*\\[\\s*(?:"${literal(name)}"|'${literal(name)}')\\s*\\])`;

const written = (name: string): string => (PLAIN_NAME.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
