import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useT } from '../../../strings/useT.ts';
import type { ChannelForm } from './useChannelForm.ts';

const AT_ONCE = 'at once';
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const LANGUAGES = ['en', 'de'] as const;

/** How a channel tells: in which language and time zone, and whether low stakes wait for an hour of the day. */
export function DigestFields({ form: { value, change } }: { form: Pick<ChannelForm, 'value' | 'change'> }) {
  const t = useT();
  const zones = useMemo(
    () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    [],
  );
  const hours = [
    { value: AT_ONCE, label: t('notices.digest.none') },
    ...HOURS.map((hour) => ({ value: String(hour), label: t('notices.digest.at', { hour: `${hour}:00` }) })),
  ];
  return (
    <>
      <Select
        label={t('notices.digest')}
        data={hours}
        value={value.digestHour === null ? AT_ONCE : String(value.digestHour)}
        onChange={(chosen) => change({ digestHour: chosen === AT_ONCE ? null : Number(chosen) })}
        allowDeselect={false}
      />
      <Select
        label={t('notices.timeZone')}
        data={zones}
        value={value.timeZone}
        onChange={(timeZone) => timeZone !== null && change({ timeZone })}
        searchable
        allowDeselect={false}
      />
      <Select
        label={t('notices.language')}
        data={LANGUAGES.map((language) => ({ value: language, label: t(`notices.language.${language}`) }))}
        value={value.language}
        onChange={(chosen) =>
          change({ language: LANGUAGES.find((language) => language === chosen) ?? value.language })
        }
        allowDeselect={false}
      />
    </>
  );
}
