import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { sayProblem } from '../../strings/sayProblem.ts';
import { useLocale, useT } from '../../strings/useT.ts';
import { formatInstant } from '../../ui/formatTime.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RunLink } from '../../ui/RunLink.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { TriggerSection } from './TriggerSection.tsx';

type Schedule = RouterOutput['schedules']['list'][number];

/** The schedules of published flows: when they come next, and what became of the last time. */
export function Schedules() {
  const t = useT();
  const schedules = useQuery({ ...useTrpc().schedules.list.queryOptions({}), refetchInterval: 30_000 });
  return (
    <TriggerSection title={t('triggers.schedules')} help={t('triggers.schedules.help')}>
      <ProblemAlert error={schedules.error} onRetry={() => schedules.refetch()} />
      {schedules.data?.length === 0 && <Text c="dimmed">{t('triggers.schedules.none')}</Text>}
      <Stack gap="sm">
        {schedules.data?.map((schedule) => (
          <ScheduleCard key={schedule.flow} schedule={schedule} />
        ))}
      </Stack>
    </TriggerSection>
  );
}

function ScheduleCard({ schedule }: { schedule: Schedule }) {
  const { t, language } = useLocale();
  const [next] = schedule.nextTimes;
  return (
    <Card data-schedule={schedule.flow}>
      <Group justify="space-between" gap="xs">
        <div>
          <UntrustedText inline text={schedule.flowName} />
          <Text size="sm">
            <code>{schedule.cron}</code> · {schedule.timeZone}
          </Text>
        </div>
        <Group gap="xs">
          {schedule.paused && <Badge color="gray">{t('triggers.paused')}</Badge>}
          <Pause schedule={schedule} />
        </Group>
      </Group>
      <Text size="sm" mt="xs">
        {next === undefined
          ? t('triggers.schedules.noNext')
          : t('triggers.schedules.next', { time: formatInstant(next, language) })}
      </Text>
      {schedule.last && <LastTime last={schedule.last} />}
    </Card>
  );
}

function LastTime({ last }: { last: NonNullable<Schedule['last']> }) {
  const { t, language, phrase } = useLocale();
  const said = t(`triggers.schedules.last.${last.status}`, { time: formatInstant(last.slot, language) });
  const { runId } = last;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {said}
        {last.missed > 0 && ` ${t('triggers.schedules.missed', { count: last.missed })}`}
      </Text>
      {runId !== null && <RunLink run={runId}>{t('triggers.schedules.run')}</RunLink>}
      {last.problem && <UntrustedText text={sayProblem(last.problem.message, phrase)} />}
    </Group>
  );
}

function Pause({ schedule }: { schedule: Schedule }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayDesign = useMay('design');
  const options = {
    onError: (error: unknown) => notifyProblem(error, t),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.schedules.pathKey() }),
  };
  const pause = useMutation(trpc.schedules.pause.mutationOptions(options));
  const resume = useMutation(trpc.schedules.resume.mutationOptions(options));
  if (!mayDesign) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={pause.isPending || resume.isPending}
      onClick={() => (schedule.paused ? resume : pause).mutate({ flow: schedule.flow })}
    >
      {t(schedule.paused ? 'triggers.resume' : 'triggers.pause')}
    </Button>
  );
}
