import { Alert } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useMay } from '../../api/session.ts';
import type { StringKey } from '../../strings/catalogue.ts';
import { useT } from '../../strings/useT.ts';
import { Page } from '../../ui/Page.tsx';
import { AccountSection } from './AccountSection.tsx';
import { ConnectionsSection } from './ConnectionsSection.tsx';
import { HostsSection } from './HostsSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { LimitsSection } from './LimitsSection.tsx';
import { MailSection } from './MailSection.tsx';
import { MembersSection } from './MembersSection.tsx';
import { NoticesSection } from './notices/NoticesSection.tsx';
import classes from './SettingsPage.module.css';

const route = getRouteApi('/w/$workspace/settings/$section');

interface Section {
  readonly label: Extract<StringKey, `settings.tab.${string}`>;
  readonly Body: ComponentType;
  /** Only those who manage the workspace see it. */
  readonly isManaged: boolean;
}

const SECTIONS: Readonly<Record<string, Section>> = {
  members: { label: 'settings.tab.members', Body: MembersSection, isManaged: false },
  keys: { label: 'settings.tab.keys', Body: KeysSection, isManaged: true },
  connections: { label: 'settings.tab.connections', Body: ConnectionsSection, isManaged: true },
  mail: { label: 'settings.tab.mail', Body: MailSection, isManaged: true },
  notices: { label: 'settings.tab.notices', Body: NoticesSection, isManaged: true },
  network: { label: 'settings.tab.network', Body: HostsSection, isManaged: true },
  limits: { label: 'settings.tab.limits', Body: LimitsSection, isManaged: true },
  account: { label: 'settings.tab.account', Body: AccountSection, isManaged: false },
};

/** The settings of the workspace and of one's own account, a section per address. */
export function SettingsPage() {
  const t = useT();
  const { workspace, section } = route.useParams();
  const mayAdminister = useMay('administer');
  const current = SECTIONS[section] ?? SECTIONS['members'];
  if (!current) return null;
  const { Body, isManaged } = current;
  return (
    <Page title={t('settings.title')}>
      <div className={classes['grid']}>
        <nav className={classes['sections']} aria-label={t('settings.title')}>
          {Object.entries(SECTIONS).map(([key, { label }]) => (
            <Link
              key={key}
              to="/w/$workspace/settings/$section"
              params={{ workspace, section: key }}
              className={classes['link']}
            >
              {t(label)}
            </Link>
          ))}
        </nav>
        <div className={classes['body']}>
          {isManaged && !mayAdminister ? <Alert color="sky">{t('settings.notAllowed')}</Alert> : <Body />}
        </div>
      </div>
    </Page>
  );
}
