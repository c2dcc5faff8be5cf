import { Duration, durationMs, type NodeOf } from '@countersign/model';
import { useLocale } from '../../../../strings/useT.ts';
import { formatInstant } from '../../../../ui/formatTime.ts';
import { useNow } from '../../../../ui/useNow.ts';
import { useEditingPart } from '../../BuilderContext.ts';
import { gateSentences, isWorkingTime } from './sentences.ts';
import { useReviewers } from './useReviewers.ts';

/** Who decides at a gate and by when, with a case that came in now as the example. */
export function GateInWords({ node }: { readonly node: NodeOf<'gate'> }) {
  const { t, language } = useLocale();
  const people = useReviewers();
  const example = useDueExample(node.config.dueAfter);
  return (
    <>
      {gateSentences(node.config, people, { t, language }).join(' ')}
      {example !== undefined && ` ${example}`}
    </>
  );
}

/** When a review that is opened now would be due, and whether anybody is at work then. */
function useDueExample(dueAfter: string | undefined): string | undefined {
  const { t, language } = useLocale();
  const settings = useEditingPart(({ document }) => document.settings);
  const now = useNow();
  if (!Duration.safeParse(dueAfter).success || dueAfter === undefined) return undefined;
  const due = new Date(now + durationMs(dueAfter));
  const time = formatInstant(due.toISOString(), language, settings.timeZone);
  return isWorkingTime(due, settings)
    ? t('inspector.gate.dueExample', { time })
    : t('inspector.gate.dueOutside', { time });
}
