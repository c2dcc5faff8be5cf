import { PasswordInput, TagsInput, TextInput } from '@mantine/core';
import { useT } from '../../../strings/useT.ts';
import type { ChannelForm } from './useChannelForm.ts';

interface TargetFieldsProps {
  readonly form: Pick<ChannelForm, 'value' | 'change'>;
  /** Whether one is stored, which stays when the field is left empty. */
  readonly hasSecret: boolean;
}

/** Where a channel leads: what differs from kind to kind. */
export function TargetFields({ form: { value, change }, hasSecret }: TargetFieldsProps) {
  const t = useT();
  const { kind } = value;
  if (kind === 'email') {
    return (
      <TagsInput
        label={t('notices.to')}
        description={t('notices.to.help')}
        placeholder={t('notices.to.placeholder')}
        value={[...value.to]}
        onChange={(to) => change({ to })}
        splitChars={[',', ' ']}
        acceptValueOnBlur
      />
    );
  }
  return (
    <>
      {kind === 'webhook' && (
        <TextInput
          label={t('notices.url')}
          description={t('notices.url.help')}
          type="url"
          required
          maxLength={2_000}
          value={value.url}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
      )}
      <PasswordInput
        label={t(kind === 'webhook' ? 'notices.secret' : 'notices.address')}
        description={t(hasSecret ? 'notices.secret.keep' : 'notices.secret.help')}
        autoComplete="off"
        required={!hasSecret}
        maxLength={2_000}
        value={value.secret}
        onChange={(event) => change({ secret: event.currentTarget.value })}
      />
    </>
  );
}
