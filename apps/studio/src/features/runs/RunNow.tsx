import { KindIcon } from '@countersign/canvas';
import type { FlowDocument, FlowNode, RunEvent } from '@countersign/model';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale, useT } from '../../strings/useT.ts';
import type { RunState } from './runStateOf.ts';
import { SendSignal } from './SendSignal.tsx';
import { standingOf } from './standingOf.ts';

interface RunNowProps {
  readonly run: string;
  readonly document: FlowDocument | undefined;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
}

const OPEN = new Set(['active', 'waiting', 'parked']);

/** Each step the run stands at, what it waits for there, and the way to the review if that is a person. */
export function RunNow({ run, document, state, events }: RunNowProps) {
  const t = useT();
  const steps = document?.nodes.filter((node) => OPEN.has(state.nodes[node.id] ?? '')) ?? [];
  const reviews = useQuery({
    ...useTrpc().reviews.list.queryOptions({ status: 'open', run, limit: 50 }),
    enabled: steps.some((node) => state.nodes[node.id] === 'waiting'),
  });
  if (steps.length === 0) return null;
  const open = reviews.data?.items ?? [];
  return (
    <Card>
      <Title order={2} mb="xs">
        {t('runs.now')}
      </Title>
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {steps.map((node) => (
          <Standing
            key={node.id}
            node={node}
            state={state}
            events={events}
            review={open.find((review) => review.node === node.id)?.id}
            isOnly={steps.length === 1}
            run={run}
          />
        ))}
      </Stack>
    </Card>
  );
}

type StandingProps = Pick<RunNowProps, 'run' | 'state' | 'events'> & {
  readonly node: FlowNode;
  readonly review: string | undefined;
  readonly isOnly: boolean;
};

function Standing({ run, node, state, events, review, isOnly }: StandingProps) {
  const { t, language } = useLocale();
  const entered = events.findLast((event) => event.node === node.id && event.type === 'step.entered');
  const said = standingOf(node, {
    state: state.nodes[node.id],
    since: entered?.at,
    words: { t, language },
  });
  return (
    <li data-step={node.id}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <KindIcon kind={node.kind} size={28} />
        <div>
          <Text fw={570} size="sm">
            {node.title}
          </Text>
          <Text size="sm" c="dimmed">
            {said}
          </Text>
        </div>
      </Group>
      {node.kind === 'wait' && node.config.until.type === 'signal' && (
        <SendSignal run={run} signal={node.config.until.signal} />
      )}
      {review !== undefined && <OpenReview review={review} step={isOnly ? undefined : node.title} />}
    </li>
  );
}

function OpenReview({ review, step }: { review: string; step: string | undefined }) {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  return (
    <Button
      renderRoot={(props) => (
        <Link {...props} to="/w/$workspace/inbox" params={{ workspace }} search={{ review }} />
      )}
      leftSection={<IconInbox size={16} />}
      fullWidth
      mt="xs"
      {...(step === undefined ? {} : { 'aria-label': t('runs.openReviewOf', { step }) })}
    >
      {t('runs.openReview')}
    </Button>
  );
}
