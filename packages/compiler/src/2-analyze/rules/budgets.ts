import type { Diagnostic, FlowDocument } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** A budget limits something, and the one of a single run is not larger than the one of a whole day. */
export const budgets: Rule = ({ document }) => {
  const { budget, dailyBudget } = document.settings;
  const empty = (['budget', 'dailyBudget'] as const).filter((name) => {
    const limits = document.settings[name];
    return limits !== undefined && Object.values(limits).every((limit) => limit === undefined);
  });
  const larger = (['steps', 'tokens', 'cost'] as const).flatMap((what) => {
    const [one, day] = [budget?.[what], dailyBudget?.[what]];
    if (one === undefined || day === undefined || one <= day) return [];
    return diagnose('budget_over_day', {
      field: `/settings/budget/${what}`,
      holes: { what, one, day },
      fix: {
        title: 'Allow one run no more than a day',
        command: {
          type: 'setSettings',
          settings: { ...document.settings, budget: { ...budget, [what]: day } },
        },
      },
    });
  });
  return [...empty.map((name) => emptyBudget(document, name)), ...larger];
};

function emptyBudget({ settings }: FlowDocument, name: 'budget' | 'dailyBudget'): Diagnostic {
  const { [name]: _, ...kept } = settings;
  return diagnose('budget_without_limit', {
    field: `/settings/${name}`,
    holes: { whose: name === 'budget' ? 'one run' : 'a day' },
    fix: { title: 'Remove the budget', command: { type: 'setSettings', settings: kept } },
  });
}
