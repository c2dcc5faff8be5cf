import { Text, TextInput } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { durationInWords } from '../../../ui/durationInWords.ts';
import { type ControlProps, useInputProps } from '../../../ui/SchemaForm/index.ts';

/** A length of time as `4h`, with what that is in words beside it. */
export function DurationField(props: ControlProps) {
  const { language } = useLocale();
  const text = typeof props.value === 'string' ? props.value : '';
  const words = durationInWords(text, language);
  const placeholder = props.schema.default ?? props.schema.examples?.[0];
  return (
    <TextInput
      {...useInputProps(props)}
      placeholder={typeof placeholder === 'string' ? placeholder : ''}
      value={text}
      onChange={(event) =>
        props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)
      }
      rightSection={
        words === text ? null : (
          <Text size="xs" c="dimmed">
            {words}
          </Text>
        )
      }
      rightSectionWidth={96}
      rightSectionPointerEvents="none"
    />
  );
}
