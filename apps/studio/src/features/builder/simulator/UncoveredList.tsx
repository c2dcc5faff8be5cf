import type { Artefact } from '@countersign/model';
import type { PortName, UncoveredPort } from '@countersign/simulation';
import { List, Text } from '@mantine/core';
import { usePhrase, useT } from '../../../strings/useT.ts';
import { titleOf } from './sayMove.ts';
import { titleOfPort } from './titleOfPort.ts';

type UncoveredListProps = {
  readonly artefact: Artefact;
  readonly uncovered: readonly (PortName & Partial<UncoveredPort>)[];
};

/** Ways that no case has taken, with the reason where one is known. */
export function UncoveredList({ artefact, uncovered }: UncoveredListProps) {
  const t = useT();
  const phrase = usePhrase();
  if (uncovered.length === 0) return <Text size="sm">{t('simulator.coverage.all')}</Text>;
  return (
    <>
      <Text size="sm" fw={600}>
        {t('simulator.coverage.left')}
      </Text>
      <List size="sm">
        {uncovered.map((port) => (
          <List.Item key={`${port.node}/${port.port}`}>
            {titleOf(artefact, port.node)} · {titleOfPort(artefact, port, phrase)}
            {port.reason !== undefined && (
              <Text size="xs" c="dimmed">
                {t(`simulator.uncovered.${port.reason}`, { condition: port.condition ?? '' })}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </>
  );
}
