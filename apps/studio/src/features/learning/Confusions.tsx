import { Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { RouterOutput } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import classes from './ModelCard.module.css';

type Confusion = NonNullable<RouterOutput['learning']['comparison']['candidate']>['confusions'][number];

/** Which labels a version takes for each other most often; more examples of such a pair help most. */
export function Confusions({ confusions }: { confusions: readonly Confusion[] }) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language);
  const most = confusions[0]?.cases ?? 1;
  return (
    <section>
      <Title order={3}>{t('learning.confusions')}</Title>
      <Text size="sm" c="dimmed" mb={8}>
        {t(confusions.length === 0 ? 'learning.confusions.none' : 'learning.confusions.help')}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={classes['labels']} tabIndex={0} aria-label={t('learning.confusions')}>
        {confusions.map(({ label, said, cases }) => (
          <li key={`${label}/${said}`} className={classes['label']}>
            <span className={classes['bar']} style={{ width: `${(cases / most) * 100}%` }} />
            <span>
              <UntrustedText inline text={label} /> <IconArrowRight size={13} aria-hidden />{' '}
              <UntrustedText inline text={said} />
            </span>
            <span className="cs-numbers">{number.format(cases)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
