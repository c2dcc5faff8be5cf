import { currentWay, type Timeline, type TimelinePoint } from '@countersign/simulation';
import { Group, Text } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import classes from './Simulator.module.css';
import { sayMove } from './sayMove.ts';
import type { Simulator } from './useSimulator.ts';

type TimelineListProps = { readonly simulator: Simulator; readonly timeline: Timeline };

/** The moves of the present way, and the forks beside it; each point can be gone to. */
export function TimelineList({ simulator, timeline }: TimelineListProps) {
  const { t, language } = useLocale();
  const { artefact } = timeline.setting;
  const way = currentWay(timeline);
  const say = (point: TimelinePoint) => sayMove(artefact, point.move, { t, language });
  return (
    <ol className={classes['points']}>
      {way.map((point, index) => {
        const next = way[index + 1]?.id;
        const forks = timeline.points.filter(({ before, id }) => before === point.id && id !== next);
        return (
          <li key={point.id}>
            <PointButton {...{ point, timeline, simulator }} text={say(point)} />
            {forks.length > 0 && (
              <Group gap={4} pl={16}>
                <Text size="xs" c="dimmed">
                  {t('simulator.fork', { count: forks.length })}
                </Text>
                {forks.map((fork) => (
                  <PointButton key={fork.id} {...{ point: fork, timeline, simulator }} text={say(fork)} />
                ))}
              </Group>
            )}
          </li>
        );
      })}
    </ol>
  );
}

type PointButtonProps = TimelineListProps & { readonly point: TimelinePoint; readonly text: string };

function PointButton({ point, timeline, simulator, text }: PointButtonProps) {
  return (
    <button
      type="button"
      className={classes['point']}
      aria-current={point.id === timeline.current ? 'step' : undefined}
      onClick={() => simulator.goTo(point.id)}
    >
      {text}
    </button>
  );
}
