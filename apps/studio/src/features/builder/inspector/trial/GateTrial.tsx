import { evaluateRungs } from '@countersign/autonomy';
import { type NodeOf, Proposal } from '@countersign/model';
import { Text } from '@mantine/core';
import { useLocale } from '../../../../strings/useT.ts';
import { gateReasonText } from '../../../../ui/gateReasonText.ts';
import type { StepCase } from './stepCase.ts';
import classes from './TestStep.module.css';

type GateTrialProps = { readonly node: NodeOf<'gate'>; readonly given: StepCase };

/** On which rungs of the first policy this case would pass, and why not on the others. */
export function GateTrial({ node, given }: GateTrialProps) {
  const locale = useLocale();
  const { t } = locale;
  const proposal = Proposal.pick({ confidence: true }).safeParse(given.proposal);
  const decisions = evaluateRungs({
    policy: node.config.policy,
    killSwitch: null,
    proposal: proposal.success ? proposal.data : null,
    route: null,
    scope: given,
  });
  return (
    <>
      <Text size="xs" fw={600}>
        {t('inspector.trial.rungs')}
      </Text>
      <ul className={classes['ways']}>
        {decisions.map(({ decision, reasons: [first] }, rung) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rung is its place on the ladder
          <li key={rung} className={classes['way']} data-taken={decision === 'pass' || undefined}>
            <span>{t('inspector.ladder.number', { rung })}:</span>
            <span>
              {decision === 'pass'
                ? t('inspector.trial.rung.passes')
                : first !== undefined && gateReasonText(first, locale)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
