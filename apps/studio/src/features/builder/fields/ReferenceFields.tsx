import { Autocomplete, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
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
  const published = (flows.data ?? []).filter((flow) => flow.version !== null);
  return (
    <Autocomplete
      {...useInputProps(props)}
      data={published.map((flow) => flow.slug)}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(slug) => props.onChange(slug === '' ? undefined : slug)}
    />
  );
}
