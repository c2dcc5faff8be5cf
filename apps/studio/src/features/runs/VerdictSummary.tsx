import type { FlowDocument, Json, RunEvent } from '@countersign/model';
import { useLocale } from '../../strings/useT.ts';
import { humanise } from '../../ui/humanise.ts';
import { plainText } from '../../ui/plainText.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './Timeline.module.css';
import { type ChangedField, changedFields, proposedBefore, verdictOf } from './verdictOf.ts';

interface VerdictSummaryProps {
  readonly event: RunEvent;
  readonly events: readonly RunEvent[];
  readonly document: FlowDocument | undefined;
}

/** Why a person decided so: the reason, what they wrote, and each field that they changed. */
export function VerdictSummary({ event, events, document }: VerdictSummaryProps) {
  const { t } = useLocale();
  const verdict = verdictOf(event.data);
  if (verdict === undefined) return null;
  const { reasonCode, message, edited } = verdict;
  const reason = reasonCode === undefined ? undefined : reasonTitle(document, event.node, reasonCode);
  const changes = edited === undefined ? [] : changedFields(proposedBefore(events, event, edited), edited);
  if (reason === undefined && !message && changes.length === 0) return null;
  return (
    <div className={classes['details']} data-verdict={verdict.type}>
      {reason !== undefined && <UntrustedText text={t('event.verdict.reason', { reason })} />}
      {message && <UntrustedText text={`“${message}”`} />}
      {changes.map((change) => (
        <UntrustedText key={change.name} text={sayChange(change, t)} />
      ))}
    </div>
  );
}

function sayChange({ name, before, after }: ChangedField, t: ReturnType<typeof useLocale>['t']): string {
  const field = humanise(name);
  if (before === undefined && after !== undefined)
    return t('event.verdict.set', { field, after: said(after) });
  if (before !== undefined && after === undefined)
    return t('event.verdict.removed', { field, before: said(before) });
  return t('event.verdict.changed', { field, before: said(before ?? null), after: said(after ?? null) });
}

const said = (value: Json): string => plainText(value);

function reasonTitle(document: FlowDocument | undefined, node: string | undefined, code: string): string {
  const step = document?.nodes.find(({ id }) => id === node);
  const known = step?.kind === 'gate' || step?.kind === 'sampler' ? step.config.reasonCodes : [];
  return known.find((reason) => reason.code === code)?.title ?? humanise(code);
}
