import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useT } from '../../strings/useT.ts';
import { Seal } from '../../ui/Seal.tsx';
import classes from './EntryCard.module.css';

/** The frame of every page in front of the door. */
export function EntryCard({ title, children }: { title: string; children: ReactNode }) {
  const t = useT();
  useDocumentTitle(`${title} · ${t('common.appName')}`);
  return (
    <main className={classes['page']}>
      <div className={classes['brand']}>
        <Seal size={40} />
        <div>
          <div className={classes['name']}>{t('common.appName')}</div>
          <Text c="dimmed">{t('signIn.tagline')}</Text>
        </div>
      </div>
      <section className={classes['card']}>
        <Title order={1} mb="md">
          {title}
        </Title>
        {children}
      </section>
    </main>
  );
}
