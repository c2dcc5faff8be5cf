import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './ModelCard.module.css';

/** How many labelled cases each label has, the most first; a thin one is where more examples help. */
export function LabelCounts({ model }: { model: string }) {
  const { t, language } = useLocale();
  const labels = useQuery(useTrpc().learning.labels.queryOptions({ model })).data ?? [];
  const most = labels[0]?.cases ?? 1;
  const number = new Intl.NumberFormat(language);
  return (
    <section>
      <Title order={3} mb={8}>
        {t('learning.perLabel')}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={classes['labels']} tabIndex={0} aria-label={t('learning.perLabel')}>
        {labels.map(({ label, cases }) => (
          <li key={label} className={classes['label']}>
            <span className={classes['bar']} style={{ width: `${(cases / most) * 100}%` }} />
            <UntrustedText inline text={label} />
            <span className="cs-numbers">{number.format(cases)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
