import type { Artefact, NodeOf, ScenarioStart } from '@countersign/model';
import { exampleInput } from '@countersign/simulation';
import { Button, Checkbox, Select, Stack, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { SchemaForm, useSchemaForm } from '../../../ui/SchemaForm/index.ts';
import { ProblemText } from './ProblemText.tsx';
import classes from './Simulator.module.css';
import { StartFrom } from './StartFrom.tsx';
import type { Simulator } from './useSimulator.ts';

type StartCaseProps = { readonly artefact: Artefact; readonly simulator: Simulator };

/** A case by hand: its input, and how chance and trust stand. */
export function StartCase({ artefact, simulator }: StartCaseProps) {
  const t = useT();
  const form = useSchemaForm(artefact.input, exampleInput(artefact));
  const [hasSamples, setSamples] = useState(false);
  const [rungs, setRungs] = useState<Record<string, number>>({});
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!form.submit()) return;
    const start: ScenarioStart = {
      input: form.json,
      startedAt: new Date().toISOString(),
      samples: hasSamples ? 'all' : 'none',
      ...(Object.keys(rungs).length === 0 ? {} : { rungs }),
    };
    simulator.start(start);
  };
  return (
    <form onSubmit={send} noValidate className={classes['padded']}>
      <Stack gap="sm" maw={640}>
        <Text size="sm" c="dimmed">
          {t('simulator.help')}
        </Text>
        <StartFrom onChoose={form.setValue} />
        <SchemaForm
          schema={artefact.input}
          value={form.value}
          onChange={form.setValue}
          errors={form.errors}
        />
        <Rungs artefact={artefact} rungs={rungs} onChange={setRungs} />
        <Checkbox
          label={t('simulator.samples')}
          checked={hasSamples}
          onChange={(event) => setSamples(event.currentTarget.checked)}
        />
        <ProblemText problem={simulator.problem} />
      </Stack>
      <div className={classes['foot']}>
        <Button type="submit" leftSection={<IconPlayerPlay size={16} />}>
          {t('simulator.start')}
        </Button>
      </div>
    </form>
  );
}

type RungsProps = {
  readonly artefact: Artefact;
  readonly rungs: Readonly<Record<string, number>>;
  readonly onChange: (rungs: Record<string, number>) => void;
};

/** On which rung each gate that has a ladder stands. */
function Rungs({ artefact, rungs, onChange }: RungsProps) {
  const t = useT();
  const gates = Object.values(artefact.nodes).flatMap(({ node }) =>
    node.kind === 'gate' && node.config.policy.ladder.length > 0 ? [node] : [],
  );
  return gates.map((gate) => {
    const key = gate.config.checkpoint ?? gate.id;
    return (
      <Select
        key={gate.id}
        label={t('simulator.rung', { title: gate.title })}
        data={rungChoices(gate, t)}
        allowDeselect={false}
        value={String(rungs[key] ?? gate.config.policy.startRung)}
        onChange={(value) => onChange({ ...rungs, [key]: Number(value) })}
      />
    );
  });
}

const rungChoices = (gate: NodeOf<'gate'>, t: ReturnType<typeof useT>) => [
  { value: '0', label: t('simulator.rung.zero') },
  ...gate.config.policy.ladder.map(({ title }, index) => ({
    value: String(index + 1),
    label: t('simulator.rung.of', { rung: index + 1, title }),
  })),
];
