import { canRedo, canUndo } from '@countersign/model';
import { ActionIcon, Button, Divider, Group, Title, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleCheck,
  IconCircleDashed,
  IconPlayerPlay,
  IconRocket,
  IconRoute,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useEditingPart } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { BUILDER_KEYS, shortcutOf, writtenKeys } from '../keys.ts';
import { Presence } from '../presence/Presence.tsx';
import { countsInWords } from '../problems/countFindings.ts';
import { UnfinishedNotice } from '../unfinished/UnfinishedNotice.tsx';
import { MoreMenu, type MoreMenuProps } from './MoreMenu.tsx';
import { SaveIndicator } from './SaveIndicator.tsx';
import classes from './Toolbar.module.css';

export type ToolbarProps = MoreMenuProps & {
  readonly onPublish: () => void;
  readonly onTest: () => void;
  readonly onSimulate: () => void;
  readonly onToggleProblems: () => void;
};

/** The bar above the canvas. */
export function Toolbar({ onPublish, onTest, onSimulate, onToggleProblems, ...more }: ToolbarProps) {
  const t = useT();
  const { session } = useBuilder();
  const name = useEditingPart(({ document }) => document.name);
  const mayUndo = useEditingPart(({ history }) => canUndo(history));
  const mayRedo = useEditingPart(({ history }) => canRedo(history));
  return (
    <header className={classes['toolbar']}>
      <div className={classes['name']}>
        <Title order={1} title={name}>
          {name}
        </Title>
        <SaveIndicator />
        <UnfinishedNotice />
      </div>
      <Divider orientation="vertical" />
      <Tool
        label={t('builder.undo')}
        binding={BUILDER_KEYS.undo[0]}
        isOff={!mayUndo}
        onClick={() => session.undo()}
      >
        <IconArrowBackUp size={18} />
      </Tool>
      <Tool
        label={t('builder.redo')}
        binding={BUILDER_KEYS.redo[0]}
        isOff={!mayRedo}
        onClick={() => session.redo()}
      >
        <IconArrowForwardUp size={18} />
      </Tool>
      <MoreMenu {...more} />
      <div className={classes['space']} />
      <Presence />
      <Group className={classes['actions'] ?? ''} gap="xs" wrap="nowrap">
        <ProblemsButton onClick={onToggleProblems} />
        <Button variant="default" leftSection={<IconRoute size={16} />} onClick={onSimulate}>
          {t('simulator.open')}
        </Button>
        <Button variant="default" leftSection={<IconPlayerPlay size={16} />} onClick={onTest}>
          {t('builder.test')}
        </Button>
        <Button leftSection={<IconRocket size={16} />} onClick={onPublish}>
          {t('builder.publish')}
        </Button>
      </Group>
    </header>
  );
}

type ToolProps = {
  readonly label: string;
  readonly binding: Parameters<typeof writtenKeys>[0];
  readonly isOff: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function Tool({ label, binding, isOff, onClick, children }: ToolProps) {
  const t = useT();
  return (
    <Tooltip label={`${label} (${writtenKeys(binding, t).join('+')})`}>
      <ActionIcon
        className={classes['tool'] ?? ''}
        size="lg"
        aria-label={label}
        aria-keyshortcuts={shortcutOf(binding)}
        disabled={isOff}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function ProblemsButton({ onClick }: { readonly onClick: () => void }) {
  const t = useT();
  const { counts, isChecked } = useFindings();
  if (!isChecked) {
    return (
      <Button variant="subtle" color="gray" leftSection={<IconCircleDashed size={16} />} onClick={onClick}>
        {t('builder.problems.checking')}
      </Button>
    );
  }
  // Remarks are worth reading, but nothing is wrong with a flow that has only those.
  const count = counts.error + counts.warning;
  const color = counts.error > 0 ? 'brick' : count > 0 ? 'amber' : 'ink';
  const found = countsInWords(counts, t) || t('builder.problems.ok');
  return (
    <Button
      className={classes['problems'] ?? ''}
      variant="subtle"
      color={color}
      aria-label={t('builder.problems.found', { found })}
      title={found}
      leftSection={count > 0 ? <ProblemSign count={count} /> : <IconCircleCheck size={16} />}
      onClick={onClick}
    >
      {found}
    </Button>
  );
}

/** Where there is no room for words, their number stays. */
function ProblemSign({ count }: { readonly count: number }) {
  return (
    <>
      <IconAlertTriangle size={16} />
      <span className={classes['count']} aria-hidden="true">
        {count}
      </span>
    </>
  );
}
