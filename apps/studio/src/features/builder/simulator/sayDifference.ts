import type { FlowDocument } from '@countersign/model';
import { nodeById } from '@countersign/model';
import type { ScenarioDifference } from '@countersign/simulation';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Phrase } from '../../../strings/createPhrase.ts';
import { sayProblem } from '../../../strings/sayProblem.ts';
import { sayEnd } from './sayEnd.ts';

type Words = { readonly t: Translate; readonly phrase: Phrase; readonly document: FlowDocument };

/** Where a scenario goes another way, as a sentence that names the step and the difference. */
export function sayDifference(difference: ScenarioDifference, { t, phrase, document }: Words): string {
  const title = (id: string | null, none: string) =>
    id === null ? none : (nodeById(document, id)?.title ?? id);
  const nothing = t('simulator.difference.nothing');
  switch (difference.type) {
    case 'startRefused':
      return t('simulator.difference.startRefused', {
        message: sayProblem(difference.problem.message, phrase),
      });
    case 'moveRefused':
      return t('simulator.difference.moveRefused', {
        number: difference.index + 1,
        message: sayProblem(difference.problem.message, phrase),
      });
    case 'step':
      return t('simulator.difference.step', {
        after: title(difference.after, t('simulator.difference.beginning')),
        expected: title(difference.expected, nothing),
        found: title(difference.found, nothing),
      });
    case 'end':
      return t('simulator.difference.end', {
        expected: sayEnd(difference.expected, t),
        found: sayEnd(difference.found, t),
      });
  }
}
