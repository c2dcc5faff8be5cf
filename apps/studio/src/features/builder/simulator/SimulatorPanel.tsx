import type { FlowRunState } from '@countersign/canvas';
import type { Artefact } from '@countersign/model';
import { coveredShare, isOver, pointAt, stopsOf } from '@countersign/simulation';
import { ActionIcon, Alert, Badge, Button, SegmentedControl, Text, Title } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import { Activity, memo, useEffect, useMemo } from 'react';
import { useLocale, useT } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { useKeepInView } from '../panels/useKeepInView.ts';
import { usePanelKeys } from '../panels/usePanelKeys.ts';
import type { Store } from '../session/createStore.ts';
import { CoverageList } from './CoverageList.tsx';
import { FileCases } from './FileCases.tsx';
import { marksOf } from './marksOf.ts';
import { PlayCase } from './PlayCase.tsx';
import { Scenarios } from './Scenarios.tsx';
import classes from './Simulator.module.css';
import { StartCase } from './StartCase.tsx';
import { type SimulatorState, TABS, type Tab } from './simulatorState.ts';
import { useFollow } from './useFollow.ts';
import { type Simulator, useSimulator } from './useSimulator.ts';

type SimulatorPanelProps = {
  readonly store: Store<SimulatorState>;
  readonly onClose: () => void;
  /** Where the case is, and which wires were taken; to be painted on the canvas. */
  readonly onMarks: (marks: FlowRunState | undefined) => void;
};

/** The draft, played through by hand below its canvas. While it is hidden it is drawn for nothing that happens outside. */
export const SimulatorPanel = memo(function SimulatorPanel({ store, onClose, onMarks }: SimulatorPanelProps) {
  const t = useT();
  const { flow } = useBuilder();
  const document = useDocument();
  const simulator = useSimulator(store, document, flow);
  const { artefact, tab, opened, show } = simulator;
  useMarks(simulator, onMarks);
  const keys = usePanelKeys();
  useKeepInView(keys.ref);
  useFollow(simulator.timeline);
  const tabs = TABS.map((value) => ({ value, label: t(`simulator.tab.${value}`) }));
  return (
    <section className={classes['panel']} {...keys} aria-label={t('simulator.title')}>
      <div className={classes['head']}>
        <div className={classes['tools']} data-simulator-tools>
          <Title order={2} size="h3">
            {t('simulator.title')}
          </Title>
          <SegmentedControl
            size="xs"
            aria-label={t('simulator.title')}
            data={tabs}
            value={tab}
            onChange={(value) => show(value as Tab)}
          />
          {tab === 'play' && simulator.timeline !== null && <Transport simulator={simulator} />}
          <div className={classes['space']} />
          <CoverageBadge simulator={simulator} />
        </div>
        <ActionIcon size="sm" aria-label={t('simulator.close')} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </div>
      <div className={classes['body']}>
        {artefact === null ? (
          <Alert color="brick" m="md">
            {t('simulator.blocked')}
          </Alert>
        ) : (
          TABS.filter((value) => opened.has(value)).map((value) => (
            <Activity key={value} mode={value === tab ? 'visible' : 'hidden'}>
              <TabBody tab={value} {...{ artefact, simulator }} onPlay={() => show('play')} />
            </Activity>
          ))
        )}
      </div>
    </section>
  );
});

type TabBodyProps = {
  readonly tab: Tab;
  readonly artefact: Artefact;
  readonly simulator: Simulator;
  readonly onPlay: () => void;
};

function TabBody({ tab, artefact, simulator, onPlay }: TabBodyProps) {
  const { timeline } = simulator;
  switch (tab) {
    case 'play':
      return timeline === null ? (
        <StartCase artefact={artefact} simulator={simulator} />
      ) : (
        <PlayCase simulator={simulator} timeline={timeline} />
      );
    case 'scenarios':
      return <Scenarios artefact={artefact} simulator={simulator} onPlay={onPlay} />;
    case 'file':
      return <FileCases artefact={artefact} simulator={simulator} />;
    case 'coverage':
      return <CoverageList artefact={artefact} simulator={simulator} />;
  }
}

/** Paints the canvas while the simulator is open, and cleans it when it closes. */
function useMarks({ artefact, timeline, coverage }: Simulator, onMarks: SimulatorPanelProps['onMarks']) {
  const document = useDocument();
  const marks = useMemo(() => {
    if (artefact === null || coverage === null) return undefined;
    const state = timeline === null ? null : pointAt(timeline).state;
    const stops = timeline === null || state === null ? [] : stopsOf(timeline.setting.artefact, state);
    return marksOf(document, { state, stops, coverage });
  }, [artefact, coverage, document, timeline]);
  useEffect(() => onMarks(marks), [marks, onMarks]);
  useEffect(() => () => onMarks(undefined), [onMarks]);
}

/** Back, forward, and on by itself. */
function Transport({ simulator }: { readonly simulator: Simulator }) {
  const t = useT();
  const { timeline } = simulator;
  if (timeline === null) return null;
  const point = pointAt(timeline);
  const isDone = isOver(point.state);
  return (
    <>
      <ActionIcon
        variant="default"
        aria-label={t('simulator.back')}
        disabled={point.before === null}
        onClick={simulator.back}
      >
        <IconArrowBackUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t('simulator.forward')}
        disabled={timeline.ahead[timeline.current] === undefined}
        onClick={simulator.forward}
      >
        <IconArrowForwardUp size={16} />
      </ActionIcon>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlayerSkipForward size={14} />}
        disabled={isDone}
        onClick={simulator.step}
      >
        {t('simulator.step')}
      </Button>
      <Button
        size="compact-sm"
        leftSection={<IconPlayerTrackNext size={14} />}
        disabled={isDone}
        onClick={simulator.runOn}
      >
        {t('simulator.run')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconRefresh size={14} />}
        onClick={simulator.leave}
      >
        {t('simulator.restart')}
      </Button>
    </>
  );
}

function CoverageBadge({ simulator: { coverage } }: { readonly simulator: Simulator }) {
  const { t, language } = useLocale();
  if (coverage === null || coverage.taken.size === 0) return null;
  return (
    <Badge variant="light" component="span">
      <Text span size="xs">
        {t('simulator.coverage', { share: formatShare(coveredShare(coverage), language) })}
      </Text>
    </Badge>
  );
}
