import type { CheckpointPolicy, NodeOf } from '@countersign/model';
import { Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useT } from '../../../../strings/useT.ts';
import { type ControlProps, childPointer, useFormState } from '../../../../ui/SchemaForm/index.ts';
import { useBuilder } from '../../BuilderContext.ts';
import { LadderEditor } from './LadderEditor.tsx';
import { LadderPicture } from './LadderPicture.tsx';
import { LadderWithHistory } from './LadderWithHistory.tsx';
import classes from './PolicyField.module.css';
import { PresetButtons } from './PresetButtons.tsx';
import { usePolicy } from './usePolicy.ts';
import { WhatItTakes } from './WhatItTakes.tsx';

const EVIDENCE = [
  'tolerance',
  'missRate',
  'risk',
  'rule',
  'target',
  'spending',
  'widening',
  'ratifiedBy',
] as const;
const ALWAYS = ['maxAmount', 'floors'] as const;
const CHECKS = ['probationRung', 'sampling', 'breakers', 'labelWithin', 'correctness'] as const;

/** The first policy of a gate: the ladder as a picture, what it takes to climb it, and the fields behind both. */
export function PolicyField({ node, ...props }: ControlProps & { readonly node: NodeOf<'gate'> }) {
  const t = useT();
  const { version } = useBuilder();
  const policy = usePolicy(props.value, node.config.policy);
  const value = useMemo(() => Object(props.value) as Record<string, unknown>, [props.value]); // safe: any object can be read by key
  const part = (name: keyof CheckpointPolicy) => <Part key={name} name={name} {...props} />;
  const key = node.config.checkpoint ?? node.id;
  return (
    <section className={classes['policy']} aria-label={props.label}>
      <Text fw={550} size="sm">
        {props.label}
      </Text>
      <Text size="xs" c="dimmed">
        {props.schema.description}
      </Text>
      {version === null ? (
        <LadderPicture policy={policy} />
      ) : (
        <LadderWithHistory policy={policy} checkpointKey={key} />
      )}
      <Fold title={t('policy.section.ladder')} help={t('policy.section.ladder.help')}>
        <LadderEditor
          {...props}
          schema={props.schema.properties?.['ladder'] ?? {}}
          pointer={childPointer(props.pointer, 'ladder')}
          label={t('policy.section.ladder')}
          value={value['ladder']}
          onChange={(ladder) => props.onChange({ ...value, ladder })}
        />
        {part('amount')}
        {part('startRung')}
      </Fold>
      <Fold title={t('policy.section.evidence')} help={t('policy.section.evidence.help')}>
        <PresetButtons value={value} onChange={props.onChange} />
        <WhatItTakes policy={policy} />
        {EVIDENCE.map(part)}
      </Fold>
      <Fold title={t('policy.section.always')} help={t('policy.section.always.help')}>
        {ALWAYS.map(part)}
      </Fold>
      <Fold title={t('policy.section.checks')} help={t('policy.section.checks.help')}>
        {CHECKS.map(part)}
      </Fold>
    </section>
  );
}

type PartProps = ControlProps & { readonly name: keyof CheckpointPolicy };

/** One field of the policy, drawn as the form draws it. */
function Part({ name, ...props }: PartProps) {
  const { Field } = useFormState();
  const schema = props.schema.properties?.[name];
  const value = Object(props.value) as Record<string, unknown>; // safe: any object can be read by key
  if (schema === undefined) return null;
  const change = (next: unknown) => {
    const { [name]: _, ...rest } = value;
    props.onChange(next === undefined ? rest : { ...value, [name]: next });
  };
  return (
    <Field
      schema={schema}
      pointer={childPointer(props.pointer, name)}
      label={schema.title ?? name}
      required={false}
      value={value[name]}
      onChange={change}
    />
  );
}

type FoldProps = { readonly title: string; readonly help: string; readonly children: ReactNode };

function Fold({ title, help, children }: FoldProps) {
  return (
    <details className={classes['fold']}>
      <summary className={classes['summary']}>{title}</summary>
      <Stack gap="sm" mt={6}>
        <Text size="xs" c="dimmed">
          {help}
        </Text>
        {children}
      </Stack>
    </details>
  );
}
