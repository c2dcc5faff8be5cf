import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource-variable/inter/index.css';
import './theme/signs.css';
import './theme/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { loadSpoken } from './strings/LocaleProvider.tsx';
import { initialLocale, languageOf } from './strings/locale.ts';

/** Draws the studio into the page. */
export async function start(): Promise<void> {
  const locale = initialLocale();
  document.documentElement.lang = languageOf(locale);
  const spoken = await loadSpoken(locale);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root.');
  createRoot(root).render(
    <StrictMode>
      <App initial={spoken} />
    </StrictMode>,
  );
}
