import { AgentFlag, Review, ReviewFilter, ReviewKind, VerdictType } from '@countersign/model';
import { Button, CloseButton, Group, NumberInput, Popover, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { humanise } from '../../ui/humanise.ts';
import classes from './FilterPanel.module.css';
import { type FilterField, fieldsOf } from './inboxFilter.ts';
import { useFoundFigures } from './useFoundFigures.ts';
import { useInboxSearch } from './useInboxSearch.ts';

/** Everything that the list can be narrowed by. Each choice says how many there are where that was counted. */
export function FilterPanel() {
  const t = useT();
  const { named, clear } = useInboxSearch();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Popover
      opened={isOpen}
      onDismiss={close}
      position="bottom-start"
      width={340}
      trapFocus
      withinPortal
      shadow="md"
    >
      <Popover.Target>
        <Button
          onClick={toggle}
          size="xs"
          variant={named.length > 0 ? 'light' : 'default'}
          leftSection={<IconFilter size={14} />}
        >
          {named.length > 0 ? t('inbox.filters.some', { count: named.length }) : t('inbox.filters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['dropdown'] ?? ''}>
        <Stack gap={8}>
          <Group className={classes['head'] ?? ''} justify="space-between" wrap="nowrap">
            <Text fw={600}>{t('inbox.filters')}</Text>
            <CloseButton size={44} iconSize={18} aria-label={t('inbox.filters.close')} onClick={close} />
          </Group>
          <Places />
          <Kinds />
          <Ranges />
          <Times />
          <Choice field="mentions" options={[{ value: 'me', label: t('inbox.filter.mentions.me') }]} />
          <Answers />
          <Button size="xs" variant="default" disabled={named.length === 0} onClick={clear}>
            {t('inbox.filters.clear')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoiceProps {
  readonly field: FilterField;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of a few values, or any. */
function Choice({ field, options }: ChoiceProps) {
  const t = useT();
  const { status, filter, change } = useInboxSearch();
  if (!fieldsOf(status).includes(field)) return null;
  const value = filter[field] === undefined ? null : String(filter[field]);
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <Select
      size="xs"
      label={t(`inbox.filter.${field}`)}
      placeholder={t('inbox.filter.any')}
      data={isListed ? [...options] : [...options, { value, label: value }]}
      value={value}
      onChange={(next) => change(parsed(field, next))}
      searchable={options.length > 8}
      clearable
      comboboxProps={{ withinPortal: false }}
    />
  );
}

/** The text of a choice as the field keeps it: a number or a yes where it is one. */
function parsed(field: FilterField, text: string | null) {
  const value = field === 'overridden' ? text === 'true' : field === 'olderThanHours' ? Number(text) : text;
  return { [field]: text === null ? undefined : ReviewFilter.shape[field].parse(value) };
}

function Places() {
  const t = useT();
  const flows = useQuery(useTrpc().flows.list.queryOptions({}));
  const groups = useFoundFigures().data?.found.groups;
  const counted = (label: string, count: number) => t('inbox.filter.counted', { label, count });
  const plain = (found: readonly { readonly value: string | null; readonly reviews: number }[]) =>
    found.flatMap(({ value, reviews }) =>
      value === null ? [] : [{ value, label: counted(value, reviews) }],
    );
  return (
    <>
      <Choice
        field="flow"
        options={(flows.data ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <Choice
        field="checkpoint"
        options={(groups?.checkpoint ?? []).flatMap(({ value, title, reviews }) =>
          value === null ? [] : [{ value, label: counted(title ?? value, reviews) }],
        )}
      />
      <Choice field="caseType" options={plain(groups?.caseType ?? [])} />
      <Choice
        field="decision"
        options={(groups?.decision ?? []).flatMap(({ value, reviews }) =>
          value === null ? [] : [{ value, label: counted(humanise(value), reviews) }],
        )}
      />
    </>
  );
}

function Kinds() {
  const t = useT();
  return (
    <>
      <Choice
        field="flag"
        options={AgentFlag.options.map((value) => ({ value, label: t(`flag.${value}`) }))}
      />
      <Group gap={8} grow>
        <Choice
          field="stakes"
          options={Review.shape.stakes.options.map((value) => ({ value, label: t(`inbox.stakes.${value}`) }))}
        />
        <Choice
          field="kind"
          options={ReviewKind.options.map((value) => ({ value, label: t(`inbox.kind.${value}`) }))}
        />
      </Group>
    </>
  );
}

type Bound = 'minConfidence' | 'maxConfidence' | 'minAmount' | 'maxAmount';

function Ranges() {
  return (
    <>
      <Group gap={8} grow>
        <Limit field="minConfidence" isShare />
        <Limit field="maxConfidence" isShare />
      </Group>
      <Group gap={8} grow>
        <Limit field="minAmount" />
        <Limit field="maxAmount" />
      </Group>
    </>
  );
}

/** One end of a range; shares are written in percent. */
function Limit({ field, isShare = false }: { field: Bound; isShare?: boolean }) {
  const t = useT();
  const { filter, change } = useInboxSearch();
  const value = filter[field];
  const factor = isShare ? 100 : 1;
  return (
    <NumberInput
      size="xs"
      label={t(`inbox.filter.${field}`)}
      value={value === undefined ? '' : Math.round(value * factor * 100) / 100}
      onChange={(next) => change({ [field]: typeof next === 'number' ? next / factor : undefined })}
      {...(isShare ? { min: 0, max: 100, suffix: ' %', clampBehavior: 'strict' as const } : {})}
      hideControls
    />
  );
}

const AGES = [1, 4, 24, 72, 168] as const;

function Times() {
  const t = useT();
  return (
    <>
      <Choice
        field="due"
        options={(['overdue', 'within_day'] as const).map((value) => ({
          value,
          label: t(`inbox.filter.due.${value}`),
        }))}
      />
      <Choice
        field="olderThanHours"
        options={AGES.map((hours) => ({
          value: String(hours),
          label: t('inbox.filter.hours', { count: hours }),
        }))}
      />
    </>
  );
}

function Answers() {
  const t = useT();
  return (
    <>
      <Choice
        field="verdict"
        options={VerdictType.options.map((value) => ({ value, label: t(`verdict.done.${value}`) }))}
      />
      <Choice
        field="overridden"
        options={[
          { value: 'true', label: t('inbox.filter.overridden.yes') },
          { value: 'false', label: t('inbox.filter.overridden.no') },
        ]}
      />
      <Choice field="decidedBy" options={[{ value: 'me', label: t('inbox.filter.me') }]} />
    </>
  );
}
