import type { JsonObject } from '../json.ts';
import { mapTexts } from './mapTexts.ts';
import type { FlowNode } from './node.ts';

/** Old id → new id. All replacements happen at once, so that `a → b, b → a` swaps. */
export type Renames = ReadonlyMap<string, string>;

/**
 * The node with every mention of a renamed step replaced: `steps.<id>` and `steps["<id>"]` in expressions and in the
 * holes of templates, and the step a failure rule watches. Works on the words of the text, not on its meaning, so that
 * a half-written expression is kept as it is around the name.
 */
export function rewriteReferences(node: FlowNode, renames: Renames): FlowNode {
  if (renames.size === 0) return node;
  const before = node.config as JsonObject; // safe: a config is plain JSON
  const config = mapTexts(node.kind, before, (text, format) =>
    format === 'expression' ? rewriteExpression(text, renames) : rewriteTemplate(text, renames),
  );
  const rewritten = { ...node, config } as FlowNode; // safe: mapTexts changes texts only
  if (rewritten.kind !== 'exception') return rewritten;
  const rules = rewritten.config.rules.map((rule) =>
    rule.when.type === 'stepFailure'
      ? { ...rule, when: { ...rule.when, step: renames.get(rule.when.step) ?? rule.when.step } }
      : rule,
  );
  return { ...rewritten, config: { ...rewritten.config, rules } };
}

const QUOTED = String.raw`"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'`;
/** A text inside an expression, in any way CEL lets it be written. */
export const STRING = String.raw`[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?''')|[bB]?(?:${QUOTED})|[rR][bB]?(?:"[^"]*"|'[^']*')`;
const NAME = '[a-zA-Z_][a-zA-Z0-9_]*';
/** A mention of a step, with what stands before and after its name. A leading dot or name makes it something else. */
const MENTION = String.raw`(?<![a-zA-Z0-9_.]|\.\s)(?<head>steps\s*(?:\.\s*\??\s*))(?<name>${NAME})|(?<![a-zA-Z0-9_.]|\.\s)(?<open>steps\s*\[\s*["'])(?<key>${NAME})(?<close>["']\s*\])`;
const EXPRESSION_WORDS = new RegExp(String.raw`${MENTION}|${STRING}|//[^\n]*`, 'g');
/** A hole of a template, with its braces. */
export const HOLE = new RegExp(String.raw`\{\{(?:${STRING}|(?!\}\})[\s\S])*\}\}`, 'g');

type MentionGroups = { head?: string; name?: string; open?: string; key?: string; close?: string };

function rewriteExpression(text: string, renames: Renames): string {
  return text.replace(EXPRESSION_WORDS, (...match) => {
    const groups = match.at(-1) as MentionGroups; // safe: the pattern has named groups
    const whole = match[0] as string;
    if (groups.name !== undefined) return `${groups.head}${renames.get(groups.name) ?? groups.name}`;
    if (groups.key !== undefined)
      return `${groups.open}${renames.get(groups.key) ?? groups.key}${groups.close}`;
    return whole;
  });
}

const rewriteTemplate = (text: string, renames: Renames): string =>
  text.replace(HOLE, (hole) => rewriteExpression(hole, renames));
