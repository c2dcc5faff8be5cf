import { kindName } from '@countersign/drawing';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Phrase } from '../../../strings/createPhrase.ts';
import type { Neighbour, OutlineLine } from './flowOrder.ts';

export type Words = { readonly t: Translate; readonly phrase: Phrase; readonly language: string };

/** A line with the title of its group and how many problems its step has. */
type SpokenLine = OutlineLine & { readonly group: string | undefined; readonly problems: number };

/** A line for ears: "Refund gate, Approval gate, after Triage, before Issue refund and Refused (Rejected)". */
export function outlineWords(line: SpokenLine, words: Words): string {
  const { t, phrase, language } = words;
  const kind = phrase(kindName(line.node));
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const named = (neighbours: readonly Neighbour[]) =>
    list.format([
      ...new Set(
        neighbours.map(({ node, way }) =>
          way === undefined ? node.title : `${node.title} (${phrase(way)})`,
        ),
      ),
    ]);
  return [
    line.node.title,
    ...(kind === line.node.title ? [] : [kind]),
    ...(line.after.length === 0 ? [] : [t('builder.outline.after', { steps: named(line.after) })]),
    ...(line.before.length === 0 ? [] : [t('builder.outline.before', { steps: named(line.before) })]),
    ...(line.group === undefined ? [] : [t('builder.outline.group', { title: line.group })]),
    ...(line.problems === 0 ? [] : [t('builder.problems.count', { count: line.problems })]),
  ].join(', ');
}
