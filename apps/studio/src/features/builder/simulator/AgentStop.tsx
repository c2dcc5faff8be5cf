import { AgentFlag, type JsonObject, type ScriptedProposal } from '@countersign/model';
import { type OpenEffect, usualProposal } from '@countersign/simulation';
import { Button, Group, Input, MultiSelect, Select, Slider, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { SchemaForm, useSchemaForm } from '../../../ui/SchemaForm/index.ts';
import { UntrustedText } from '../../../ui/UntrustedText.tsx';
import { nodeOf, runOf } from './moveAt.ts';
import type { StopFormProps } from './stopFormProps.ts';

type AgentStopProps = Omit<StopFormProps, 'stop'> & {
  readonly run: number;
  readonly effect: Extract<OpenEffect, { kind: 'agent' }>;
};

/** What an agent says: begun with what its rules say, with what it said before here, or with an example. */
export function AgentStop({ effect, run, artefact, answers, onMove }: AgentStopProps) {
  const { t, language } = useLocale();
  const config = artefact.nodes[effect.node]?.node;
  const schema = config?.kind === 'agent' ? config.config.payload : {};
  const decisions = config?.kind === 'agent' ? config.config.decisions : [];
  const [said, setSaid] = useState(() => usualProposal(artefact, effect, answers));
  const payload = useSchemaForm(schema, said.payload);
  const change = (changes: Partial<ScriptedProposal>) => setSaid({ ...said, ...changes });
  const at = { ...runOf({ run }), node: nodeOf(effect.node) };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!payload.submit()) return;
    const proposal = { ...said, payload: payload.json as JsonObject }; // safe: the form of an object schema gives an object
    onMove({ type: 'propose', ...at, proposal });
  };
  const confidence = formatShare(said.confidence, language);
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xs">
        {effect.input.text !== '' && (
          <Text size="xs" c="dimmed" component="div">
            {t('simulator.asks')}: <UntrustedText text={effect.input.text} />
          </Text>
        )}
        {decisions.length > 0 ? (
          <Select
            label={t('simulator.decision')}
            data={[...decisions]}
            allowDeselect={false}
            value={said.decision}
            onChange={(decision) => decision !== null && change({ decision })}
          />
        ) : (
          <TextInput
            label={t('simulator.decision')}
            value={said.decision}
            onChange={(event) => change({ decision: event.currentTarget.value })}
          />
        )}
        <Input.Wrapper label={`${t('simulator.confidence')}: ${confidence}`}>
          <Slider
            min={0}
            max={1}
            step={0.01}
            label={null}
            thumbLabel={t('simulator.confidence')}
            value={said.confidence}
            onChange={(value) => change({ confidence: value })}
          />
        </Input.Wrapper>
        <MultiSelect
          label={t('simulator.flags')}
          data={AgentFlag.options.map((value) => ({ value, label: t(`flag.${value}`) }))}
          value={said.flags}
          onChange={(flags) => change({ flags: flags.map((flag) => AgentFlag.parse(flag)) })}
        />
        <SchemaForm
          schema={schema}
          value={payload.value}
          onChange={payload.setValue}
          errors={payload.errors}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-md" disabled={said.decision === ''}>
            {t('simulator.answer')}
          </Button>
          <Button variant="default" size="compact-md" onClick={() => onMove({ type: 'fail', ...at })}>
            {t('simulator.fails')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
