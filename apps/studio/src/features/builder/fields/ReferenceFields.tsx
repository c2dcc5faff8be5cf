import { UNCHOSEN_FLOW } from '@countersign/model';
import { Autocomplete, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { type ControlProps, useInputProps } from '../../../ui/SchemaForm/index.ts';
import { useDocument } from '../BuilderContext.ts';

/** The step whose failure a rule watches: one that has a port for it. */
export function StepField({ node, ...props }: ControlProps & { readonly node: string }) {
  const steps = useDocument().nodes.filter(
    (step) => step.id !== node && ['agent', 'action'].includes(step.kind),
  );
  return (
    <Select
      {...useInputProps(props)}
      data={steps.map((step) => ({ value: step.id, label: step.title }))}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={(step) => props.onChange(step ?? undefined)}
    />
  );
}

/** The name of a connection or trained model of the workspace; one that does not exist yet may be typed ahead. */
export function NamedThingField({ of, ...props }: ControlProps & { readonly of: 'connections' | 'models' }) {
  const trpc = useTrpc();
  const connections = useQuery({ ...trpc.connections.names.queryOptions(), enabled: of === 'connections' });
  const models = useQuery({ ...trpc.learning.models.queryOptions(), enabled: of === 'models' });
  const names =
    of === 'connections'
      ? connections.data?.map((connection) => connection.name)
      : models.data?.map((model) => model.model);
  return (
    <Autocomplete
      {...useInputProps(props)}
      data={[...new Set(names ?? [])]}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(name) => props.onChange(name === '' ? undefined : name)}
    />
  );
}

/** A published flow of the workspace that can be called; one that is not published yet may be typed ahead. */
export function CalledFlowField(props: ControlProps) {
  const flows = useQuery(useTrpc().flows.list.queryOptions({}));
  const t = useT();
  const published = (flows.data ?? []).filter((flow) => flow.version !== null);
  const named = published.find((flow) => flow.slug === props.value);
  const input = useInputProps(props);
  return (
    <Autocomplete
      {...input}
      description={named === undefined ? t('builder.calledFlow.help') : named.name}
      placeholder={t('builder.calledFlow.choose')}
      data={published.map((flow) => flow.slug)}
      renderOption={({ option }) => nameAndSlug(published, option.value)}
      // What is chosen is no search: all other flows can be chosen instead.
      filter={({ options, search }) =>
        named !== undefined && search === named.slug
          ? options
          : options.filter(
              (option) => 'value' in option && option.value.includes(search.toLowerCase().trim()),
            )
      }
      value={typeof props.value === 'string' && props.value !== UNCHOSEN_FLOW ? props.value : ''}
      onChange={(slug) => props.onChange(slug === '' ? undefined : slug)}
    />
  );
}

function nameAndSlug(flows: readonly { readonly slug: string; readonly name: string }[], slug: string) {
  const name = flows.find((flow) => flow.slug === slug)?.name;
  return name === undefined ? slug : `${name} (${slug})`;
}
