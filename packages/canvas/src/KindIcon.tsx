import { NODE_KIND_INFO, type NodeKind } from '@countersign/model';
import {
  IconArrowsJoin,
  IconArrowsRight,
  IconArrowsSplit,
  IconBolt,
  IconClock,
  IconFlag,
  IconMicroscope,
  IconRepeat,
  IconRobot,
  IconRouteAltLeft,
  IconSend,
  IconSitemap,
  IconUserCheck,
  IconVariable,
} from '@tabler/icons-react';
import './tokens.css';
import './kindIcon.css';

const ICONS = {
  trigger: IconBolt,
  agent: IconRobot,
  gate: IconUserCheck,
  exception: IconRouteAltLeft,
  sampler: IconMicroscope,
  action: IconSend,
  branch: IconArrowsSplit,
  transform: IconVariable,
  wait: IconClock,
  parallel: IconArrowsRight,
  join: IconArrowsJoin,
  each: IconRepeat,
  subflow: IconSitemap,
  end: IconFlag,
} as const satisfies { readonly [TKind in NodeKind]: unknown };

/**
 * The sign of a node kind: each family has a silhouette and a colour of its own (circle for agents, shield for gates,
 * diamond for exceptions, hexagon for samplers), so that it is told apart without seeing colours.
 */
export function KindIcon({ kind, size = 32 }: { readonly kind: NodeKind; readonly size?: number }) {
  const Icon = ICONS[kind];
  const family = NODE_KIND_INFO[kind].family;
  return (
    <span
      className="cs-kind-icon"
      data-family={family}
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      <Silhouette family={family} />
      <Icon size={Math.round(size * 0.52)} stroke={1.9} />
    </span>
  );
}

type Family = (typeof NODE_KIND_INFO)[NodeKind]['family'];

const PATHS: { readonly [TFamily in Family]: string } = {
  start: 'M10 2h12a8 8 0 0 1 8 8v12a8 8 0 0 1-8 8H10a8 8 0 0 1-8-8V10a8 8 0 0 1 8-8z',
  agent: 'M16 1a15 15 0 1 1 0 30a15 15 0 1 1 0-30z',
  human: 'M16 1l12.5 3.6v11.2c0 7.4-5.2 12.6-12.5 15.2C8.700 28.400 3.500 23.200 3.500 15.800V4.600z',
  exception:
    'M14.400 1.100a2.300 2.300 0 0 1 3.200 0l13.300 13.300a2.300 2.300 0 0 1 0 3.200L17.600 30.900a2.300 2.300 0 0 1-3.200 0L1.100 17.600a2.300 2.300 0 0 1 0-3.200z',
  sampler: 'M9.200 2.600h13.600L30.500 16l-7.700 13.400H9.200L1.500 16z',
  action:
    'M6 2.500h20A3.500 3.500 0 0 1 29.500 6v20a3.500 3.500 0 0 1-3.500 3.500H6A3.500 3.500 0 0 1 2.500 26V6A3.500 3.500 0 0 1 6 2.500z',
  logic: 'M7 3h18l5 5v16l-5 5H7l-5-5V8z',
  end: 'M10 2h12a8 8 0 0 1 8 8v12a8 8 0 0 1-8 8H10a8 8 0 0 1-8-8V10a8 8 0 0 1 8-8z',
};

const Silhouette = ({ family }: { readonly family: Family }) => (
  <svg viewBox="0 0 32 32" focusable="false" aria-hidden="true">
    <path d={PATHS[family]} />
  </svg>
);
