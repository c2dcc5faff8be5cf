import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../api/session.ts';
import { useT } from '../../strings/useT.ts';
import { Page } from '../../ui/Page.tsx';
import classes from '../../ui/Tabs.module.css';

const TABS = [
  { to: '/w/$workspace/insights/map', label: 'insights.tab.map' },
  { to: '/w/$workspace/insights/calibration', label: 'insights.tab.calibration' },
  { to: '/w/$workspace/insights/report', label: 'insights.tab.report' },
  { to: '/w/$workspace/insights/reviewers', label: 'insights.tab.reviewers' },
] as const;
/** What says how people work is for those who answer for it. */
const FOR_OWNERS = 'insights.tab.reviewers';

interface InsightsFrameProps {
  readonly subtitle: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages about all agents together, with the way between them. */
export function InsightsFrame({ subtitle, actions, children }: InsightsFrameProps) {
  const t = useT();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const mayGovern = useMay('govern');
  const tabs = TABS.filter(({ label }) => mayGovern || label !== FOR_OWNERS);
  return (
    <Page title={t('insights.title')} subtitle={subtitle} actions={actions}>
      <nav className={classes['tabs']} aria-label={t('insights.title')}>
        {tabs.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            params={{ workspace }}
            className={classes['tab']}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t(label)}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
