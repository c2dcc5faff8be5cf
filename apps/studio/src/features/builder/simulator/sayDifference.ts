import type { FlowDocument, ScenarioResult } from '@countersign/model';
import { nodeById } from '@countersign/model';
import type { ScenarioDifference } from '@countersign/simulation';
import type { Translate } from '../../../strings/catalogue.ts';

/** Where a scenario goes another way, as a sentence that names the step and the difference. */
export function sayDifference(
  difference: ScenarioDifference,
  { t, document }: { readonly t: Translate; readonly document: FlowDocument },
): string {
  const title = (id: string | null, none: string) =>
    id === null ? none : (nodeById(document, id)?.title ?? id);
  const nothing = t('simulator.difference.nothing');
  const end = ({ status, outcome }: Pick<ScenarioResult, 'status' | 'outcome'>) =>
    outcome ?? t(`runs.status.${status}`);
  switch (difference.type) {
    case 'startRefused':
      return t('simulator.difference.startRefused', { message: difference.problem.message });
    case 'moveRefused':
      return t('simulator.difference.moveRefused', {
        number: difference.index + 1,
        message: difference.problem.message,
      });
    case 'step':
      return t('simulator.difference.step', {
        after: title(difference.after, t('simulator.difference.beginning')),
        expected: title(difference.expected, nothing),
        found: title(difference.found, nothing),
      });
    case 'end':
      return t('simulator.difference.end', {
        expected: end(difference.expected),
        found: end(difference.found),
      });
  }
}
