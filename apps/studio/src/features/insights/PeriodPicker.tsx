import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { namedPeriod, PERIODS, type Period } from './periods.ts';

interface PeriodPickerProps {
  readonly period: Period;
  readonly today: string;
  readonly onChoose: (period: Period) => void;
}

/** The days a page is about: one of the usual periods, or any two days. */
export function PeriodPicker({ period, today, onChoose }: PeriodPickerProps) {
  const t = useT();
  const [typed, setTyped] = useState(period);
  useEffect(() => setTyped({ from: period.from, to: period.to }), [period.from, period.to]);
  const isReadable = typed.from !== '' && typed.to !== '' && typed.from <= typed.to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReadable) onChoose(typed);
  };
  return (
    <form onSubmit={submit} data-print="no">
      <Group align="flex-end" gap="sm" mb="md">
        <Group gap={6}>
          {PERIODS.map((name) => {
            const named = namedPeriod(name, today);
            const isShown = named.from === period.from && named.to === period.to;
            return (
              <Button
                key={name}
                size="compact-sm"
                variant={isShown ? 'light' : 'default'}
                aria-pressed={isShown}
                onClick={() => onChoose(named)}
              >
                {t(`report.period.${name}`)}
              </Button>
            );
          })}
        </Group>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            type="date"
            size="xs"
            label={t('report.from')}
            value={typed.from}
            onChange={({ currentTarget }) => setTyped({ ...typed, from: currentTarget.value })}
          />
          <TextInput
            type="date"
            size="xs"
            label={t('report.to')}
            value={typed.to}
            onChange={({ currentTarget }) => setTyped({ ...typed, to: currentTarget.value })}
          />
          <Button type="submit" size="xs" variant="default" disabled={!isReadable}>
            {t('report.show')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
