import type { AnyFlow } from '@countersign/formats';
import { Button, Group, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { StringKey } from '../../strings/catalogue.ts';
import { useLocale } from '../../strings/useT.ts';
import classes from './FlowFile.module.css';

type FlowFilePreviewProps = {
  readonly name: string;
  readonly flow: AnyFlow;
  readonly confirm: string;
  readonly isTaking: boolean;
  readonly onTake: () => void;
  readonly onOther: () => void;
};

const SHOWN_LOSSES = 200;

/** What would come of a file, before it becomes a draft: how much maps, and everything that does not. */
export function FlowFilePreview({ name, flow, confirm, isTaking, onTake, onOther }: FlowFilePreviewProps) {
  const { t, phrase } = useLocale();
  const take = useRef<HTMLButtonElement>(null);
  // The dialog has put the keyboard on its cross by the time a file is read.
  useEffect(() => take.current?.focus(), []);
  const { format, steps, mapped, placeholders, losses, document } = flow;
  const titles = new Map(document.nodes.map(({ id, title }) => [id, title]));
  return (
    <Stack gap="md">
      <div>
        <Title order={3}>{document.name}</Title>
        <Text c="dimmed" size="sm">
          {name === ''
            ? t('exchange.preview.pasted', { format })
            : t('exchange.preview.from', { name, format })}
        </Text>
      </div>
      <dl className={classes['counts']}>
        <Count label={t('exchange.preview.steps')} value={steps} />
        <Count label={t('exchange.preview.mapped')} value={mapped} />
        <Count label={t('exchange.preview.placeholders')} value={placeholders} />
        <Count label={t('exchange.preview.losses')} value={losses.length} />
      </dl>
      {placeholders > 0 && <Text size="sm">{t('exchange.preview.placeholders.help')}</Text>}
      {losses.length > 0 && (
        <ScrollArea.Autosize
          mah={260}
          type="auto"
          tabIndex={0}
          viewportProps={{ 'aria-label': t('exchange.preview.losses') }}
        >
          <ul className={classes['losses']}>
            {losses.slice(0, SHOWN_LOSSES).map((loss) => (
              <li key={`${loss.node} ${loss.type} ${loss.what}`}>
                <strong>{titles.get(loss.node)}</strong>: {t(LOSS_WORDS[loss.type])} {phrase(loss.what)}
              </li>
            ))}
            {losses.length > SHOWN_LOSSES && (
              <li>{t('exchange.preview.more', { count: losses.length - SHOWN_LOSSES })}</li>
            )}
          </ul>
        </ScrollArea.Autosize>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onOther}>
          {t('exchange.preview.other')}
        </Button>
        <Button ref={take} onClick={onTake} loading={isTaking} data-autofocus>
          {confirm}
        </Button>
      </Group>
    </Stack>
  );
}

const LOSS_WORDS = {
  expression: 'exchange.loss.expression',
  condition: 'exchange.loss.condition',
  reading: 'exchange.loss.reading',
  credential: 'exchange.loss.credential',
  setting: 'exchange.loss.setting',
  connection: 'exchange.loss.connection',
  attachment: 'exchange.loss.attachment',
  meaning: 'exchange.loss.meaning',
  fault: 'exchange.loss.fault',
} as const satisfies { readonly [TType in AnyFlow['losses'][number]['type']]: StringKey };

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
