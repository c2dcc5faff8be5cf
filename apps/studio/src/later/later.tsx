import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { createLoadable, type Loadable } from './createLoadable.ts';

export type Later<TProps> = ((props: TProps) => ReactNode) & { readonly load: () => Promise<unknown> };

/**
 * A component whose code comes when it is first drawn, or before by `load`. It is not suspended: React shows what was
 * suspended no sooner than 300 ms after the sign of waiting, which people would wait for on every page. What breaks on
 * its way goes to the boundary around it: a part of a page has its own, see `laterPart`.
 */
export function later<TProps extends object>(
  bring: () => Promise<ComponentType<TProps>>,
  meanwhile: ReactNode = null,
): Later<TProps> {
  const code = createLoadable(bring);
  const draw = (props: TProps) => <Arriving code={code} props={props} meanwhile={meanwhile} />;
  return Object.assign(draw, { load: code.load });
}

type ArrivingProps<TProps> = {
  readonly code: Loadable<ComponentType<TProps>>;
  readonly props: TProps;
  readonly meanwhile: ReactNode;
};

function Arriving<TProps extends object>({ code, props, meanwhile }: ArrivingProps<TProps>) {
  const [arrival, setArrival] = useState<{ readonly error?: unknown }>();
  const Part = code.get();
  useEffect(() => {
    if (Part !== undefined) return;
    code.load().then(
      () => setArrival({}),
      (error: unknown) => setArrival({ error }),
    );
  }, [code, Part]);
  if (Part !== undefined) return <Part {...props} />;
  if (arrival?.error !== undefined) throw arrival.error;
  return meanwhile;
}
