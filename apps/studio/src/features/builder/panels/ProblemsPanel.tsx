import { ActionIcon, Chip, Group, Text, TextInput, Title } from '@mantine/core';
import { IconCircleCheck, IconSearch, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useDocument } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { countInWords, SEVERITIES } from '../problems/countFindings.ts';
import { groupFindings } from '../problems/groupFindings.ts';
import { moveByKeys } from '../problems/moveByKeys.ts';
import { ProblemGroup } from '../problems/ProblemGroup.tsx';
import classes from './ProblemsPanel.module.css';
import { useKeepInView } from './useKeepInView.ts';
import { usePanelKeys } from './usePanelKeys.ts';

const NOTHING = { found: 'builder.problems.none', matching: 'builder.problems.noMatch' } as const;

/** Everything the compiler has to say, by kind; choosing a line shows its step and field. */
export function ProblemsPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { diagnostics, counts, isChecked } = useFindings();
  const { nodes } = useDocument();
  const [severities, setSeverities] = useState<readonly string[]>(SEVERITIES);
  const [text, setText] = useState('');
  const keys = usePanelKeys();
  useKeepInView(keys.ref);
  const groups = useMemo(() => {
    const titles = new Map(nodes.map((node) => [node.id, node.title]));
    const chosen = new Set(SEVERITIES.filter((severity) => severities.includes(severity)));
    return groupFindings(diagnostics, { severities: chosen, text }, (node) => titles.get(node));
  }, [diagnostics, nodes, severities, text]);
  return (
    <section className={classes['panel']} {...keys} aria-label={t('builder.problems')}>
      <Group justify="space-between" wrap="nowrap" className={classes['head'] ?? ''}>
        <Group gap="sm">
          <Title order={2} size="h3">
            {t('builder.problems')}
          </Title>
          <Chip.Group multiple value={[...severities]} onChange={setSeverities}>
            <Group gap={4} role="group" aria-label={t('builder.problems.weights')}>
              {SEVERITIES.map((severity) => (
                <Chip key={severity} value={severity} size="xs">
                  {countInWords(severity, counts, t)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <TextInput
            size="xs"
            aria-label={t('builder.problems.filter')}
            placeholder={t('builder.problems.filter')}
            leftSection={<IconSearch size={13} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Group>
        <ActionIcon size="sm" aria-label={t('builder.problems.close')} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </Group>
      {groups.length === 0 ? (
        <Group gap="xs" p="sm" c="dimmed">
          {isChecked && diagnostics.length === 0 && <IconCircleCheck size={18} />}
          <Text size="sm">
            {t(
              isChecked
                ? NOTHING[diagnostics.length === 0 ? 'found' : 'matching']
                : 'builder.problems.checking',
            )}
          </Text>
        </Group>
      ) : (
        <fieldset className={classes['list']} aria-label={t('builder.problems.keys')} onKeyDown={moveByKeys}>
          {groups.map((group) => (
            <ProblemGroup key={group.code} group={group} />
          ))}
        </fieldset>
      )}
    </section>
  );
}
