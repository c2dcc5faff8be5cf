import type { FlowDocument } from '@countersign/model';
import { List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatRelative } from '../../ui/formatTime.ts';
import { type Reading, sampledWords, type Traffic } from './trafficMarks.ts';

type TrafficFactsProps = {
  readonly traffic: Traffic;
  readonly document: FlowDocument;
  readonly reading: Reading;
};

/** The same in words: reviews by gate and age, cases that left by exception rules, what samplers picked. */
export function TrafficFacts({ traffic, document, reading }: TrafficFactsProps) {
  const { t, language, now } = reading;
  const steps = document.nodes.flatMap((node) => {
    const step = traffic.steps[node.id];
    return step === undefined ? [] : [{ id: node.id, title: node.title, step }];
  });
  const waiting = steps.flatMap(({ id, title, step: { waiting: some } }) =>
    some === null
      ? []
      : [
          <List.Item key={id} data-gate={id}>
            {title}: {t('traffic.waiting', { ...some, oldest: formatRelative(some.oldestAt, now, language) })}
            {some.overdue > 0 && ` · ${t('traffic.overdue', { count: some.overdue })}`}
            <Text size="xs" c="dimmed">
              {t('traffic.ages', { hour: some.overOneHour, day: some.overOneDay, days: some.overThreeDays })}
            </Text>
          </List.Item>,
        ],
  );
  const samples = steps.flatMap(({ id, title, step }) => {
    const words = sampledWords(step, reading);
    return words === null ? [] : [<List.Item key={id}>{`${title}: ${words}`}</List.Item>];
  });
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} mt="md">
      <Facts title={t('traffic.reviews')} none={t('traffic.noReviews')}>
        {waiting}
      </Facts>
      <Facts title={t('traffic.exceptions')} none={t('traffic.noExceptions')}>
        {exceptionsOf(document, traffic).map(({ edge, rule, step, count }) => (
          <List.Item key={edge}>{t('traffic.exception', { rule, step, count })}</List.Item>
        ))}
      </Facts>
      {samples.length > 0 && (
        <Facts title={t('traffic.samples')} none="">
          {samples}
        </Facts>
      )}
    </SimpleGrid>
  );
}

type FactsProps = { readonly title: string; readonly none: string; readonly children: readonly ReactNode[] };

const Facts = ({ title, none, children }: FactsProps) => (
  <Stack gap={4}>
    <Title order={2} size="h4">
      {title}
    </Title>
    {children.length === 0 ? (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    ) : (
      <List size="sm">{children}</List>
    )}
  </Stack>
);

/** How many cases left by each rule of an exception route, the most first. */
function exceptionsOf({ nodes, edges }: FlowDocument, traffic: Traffic) {
  return nodes
    .flatMap((node) =>
      node.kind !== 'exception'
        ? []
        : node.config.rules.flatMap(({ port, title }) => {
            const edge = edges.find((one) => one.source === node.id && one.port === port);
            const count = traffic.edges[edge?.id ?? ''] ?? 0;
            return edge === undefined || count === 0
              ? []
              : [{ edge: edge.id, rule: title, step: node.title, count }];
          }),
    )
    .sort((left, right) => right.count - left.count);
}
