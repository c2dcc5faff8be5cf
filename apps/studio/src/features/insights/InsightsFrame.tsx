import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../../strings/useT.ts';
import { Page } from '../../ui/Page.tsx';
import classes from '../../ui/Tabs.module.css';

const workspaceRoute = getRouteApi('/w/$workspace');

const TABS = [
  { to: '/w/$workspace/insights/map', label: 'insights.tab.map' },
  { to: '/w/$workspace/insights/calibration', label: 'insights.tab.calibration' },
] as const;

/** The frame of the three pages about the agents of a workspace as a whole. */
export function InsightsFrame({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  const t = useT();
  const { workspace } = workspaceRoute.useParams();
  return (
    <Page title={t('insights.title')} subtitle={t('insights.subtitle')} actions={actions}>
      <nav className={classes['tabs']} aria-label={t('insights.title')}>
        {TABS.map(({ to, label }) => (
          <Link key={to} to={to} params={{ workspace }} className={classes['tab']}>
            {t(label)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
