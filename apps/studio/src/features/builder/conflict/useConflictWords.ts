import {
  type FlowDocument,
  type FlowEdge,
  type Json,
  type MergeConflict,
  nodeById,
  outPorts,
  type Three,
} from '@countersign/model';
import { sayFieldTitle } from '../../../strings/sayFieldTitle.ts';
import { useLocale } from '../../../strings/useT.ts';
import { singleInWords } from '../words/valueInWords.ts';

export type ConflictWords = {
  readonly what: string;
  /** What it was before either changed it; absent for something new. */
  readonly before: string | undefined;
  readonly mine: string;
  readonly theirs: string;
};

/** A conflict in the reader's words. */
export function useConflictWords(conflict: MergeConflict, flows: Three<FlowDocument>): ConflictWords {
  const locale = useLocale();
  const { t, phrase } = locale;
  const { part, record, title, pointer, schema, base, mine, theirs } = conflict;
  const all = [flows.mine, flows.theirs, flows.base];
  const stepTitle = (id: string) => all.map((flow) => nodeById(flow, id)?.title).find((one) => one) ?? id;
  const say = (value: Json | undefined): string => {
    if (value === undefined) return t('editing.conflict.gone');
    if (part === 'edges')
      return t('editing.conflict.leadsTo', { title: stepTitle((value as FlowEdge).target) });
    if (part === 'nodes' && pointer === '') return t('editing.conflict.kept');
    return singleInWords(value, schema, locale) ?? JSON.stringify(value, null, 2);
  };
  const what = () => {
    const field = sayFieldTitle(title, phrase);
    if (part === 'nodes' && pointer === '') return t('editing.conflict.step', { title: stepTitle(record) });
    if (part === 'nodes') return t('editing.conflict.field', { title: stepTitle(record), field });
    if (part === 'edges') return wireWords();
    if (part === 'notes') return t('editing.conflict.note');
    return title === '' ? t('editing.conflict.flow') : t('editing.conflict.flowField', { field });
  };
  const wireWords = () => {
    const edge = [mine, theirs, base].find((one) => one !== undefined) as FlowEdge | undefined;
    const source = edge && all.map((flow) => nodeById(flow, edge.source)).find((node) => node !== undefined);
    const port = source && outPorts(source).find((one) => one.name === edge?.port);
    return t('editing.conflict.wire', {
      title: source?.title ?? edge?.source ?? '',
      port: phrase(port?.title ?? edge?.port ?? ''),
    });
  };
  return {
    what: what(),
    // Of a whole step nothing can be said of before but that it was there.
    before: base === undefined || (part === 'nodes' && pointer === '') ? undefined : say(base),
    mine: say(mine),
    theirs: say(theirs),
  };
}
