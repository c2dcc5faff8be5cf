import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { JsonSchemaField } from './schema/JsonSchemaField.tsx';

/** What a run of this flow starts with. */
export function InputFields() {
  const t = useT();
  const { session } = useBuilder();
  const { input } = useDocument();
  return (
    <JsonSchemaField
      label={t('builder.input')}
      description={t('builder.input.help')}
      value={input}
      onChange={(next) => session.run({ type: 'setInput', input: next }, 'input')}
    />
  );
}
