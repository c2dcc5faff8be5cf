import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useT } from '../strings/useT.ts';
import classes from './Page.module.css';
import { splitHidden } from './splitHidden.ts';
import { UntrustedText } from './UntrustedText.tsx';

interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** `wide` uses the whole width; the default keeps lines readable. */
  readonly width?: 'reading' | 'wide';
  readonly children: ReactNode;
}

/** The frame of an ordinary page: one heading, its actions, the content below. */
export function Page({ title, subtitle, actions, width = 'reading', children }: PageProps) {
  const t = useT();
  useDocumentTitle(`${visibleText(title)} · ${t('common.appName')}`);
  return (
    <div className={classes['page']} data-width={width}>
      <header className={classes['header']}>
        <div className={classes['heading']}>
          <Title order={1}>
            <UntrustedText inline text={title} />
          </Title>
          {subtitle && (
            <Text c="dimmed" mt={2} component="div">
              {subtitle}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </header>
      {children}
    </div>
  );
}

/** A window has no marks for hidden characters, so its title goes without them. */
const visibleText = (text: string): string =>
  splitHidden(text)
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join('');
