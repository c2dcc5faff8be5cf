import { type Reference, referencesOf, type TextRange, templateReferencesOf } from '@countersign/expression';
import type { FlowText } from '../1-parse/texts.ts';
import type { Flow } from './flow.ts';

/** A path that a text reads. `mayBeMissing` says that a missing value does no harm there. */
export type TextReference = {
  readonly text: FlowText;
  readonly path: Reference;
  readonly mayBeMissing: boolean;
};

/** The paths a text of this flow reads; none when it cannot be read at all. */
export const referencesIn = (
  { remember }: Pick<Flow, 'remember'>,
  text: FlowText,
): readonly TextReference[] => remember({ slot: 'references', of: text }, () => readReferences(text));

function readReferences(text: FlowText): TextReference[] {
  const found = text.format === 'template' ? templateReferencesOf(text.source) : referencesOf(text.source);
  if (!found.ok) return [];
  return found.value.map((path) => ({
    text,
    path,
    mayBeMissing: isForgiving(text) || asks(text.source, path),
  }));
}

/** Where a condition that cannot be evaluated brings a person in instead of failing the run. */
const FORGIVING = /^(gate \/(policy\/|fourEyesWhen)|sampler \/targeted\/when)/;

const isForgiving = ({ node, pointer }: FlowText): boolean => FORGIVING.test(`${node.kind} ${pointer}`);

/** Whether the text asks for this path with `has(…)`, or whether the variable is null, before it reads. */
const asks = (source: string, [variable = '', step = '']: Reference): boolean =>
  [`has(${variable}.${step}`, `${variable} == null`, `${variable} != null`].some((ask) =>
    source.includes(ask),
  );

const QUOTED = String.raw`["'](?:\\.|[^"'\\])*["']`;

/** Where a text first names a path, as the data of a finding; nothing where it is written in a way that is not looked for. */
export function placeOfPath(source: string, path: Reference): { range?: TextRange } {
  const steps = path
    .slice(1)
    .map((name) => String.raw`\s*(?:\.\s*${name}(?![\w])|\[\s*["']${name}["']\s*\])`);
  const words = new RegExp(`${QUOTED}|(?<![\\w.])(?<path>${path[0]}(?![\\w])${steps.join('')})`, 'g');
  for (const match of source.matchAll(words)) {
    const found = match.groups?.['path'];
    if (found !== undefined) return { range: { from: match.index, to: match.index + found.length } };
  }
  return {};
}
