import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useLocale } from '../strings/useT.ts';

const SCHEMES = [
  { value: 'light', label: 'scheme.light', Icon: IconSun },
  { value: 'dark', label: 'scheme.dark', Icon: IconMoon },
  { value: 'auto', label: 'scheme.auto', Icon: IconDeviceDesktop },
] as const;

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
] as const;

/** Light or dark, and the language; both take effect at once. Languages are named in themselves. */
export function AppearanceItems() {
  const { t, locale, setLocale } = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const tick = <IconCheck size={16} aria-hidden />;
  return (
    <>
      <Menu.Label>{t('user.scheme')}</Menu.Label>
      {SCHEMES.map(({ value, label, Icon }) => (
        <Menu.Item
          key={value}
          role="menuitemradio"
          aria-checked={colorScheme === value}
          leftSection={<Icon size={16} />}
          rightSection={colorScheme === value ? tick : null}
          onClick={() => setColorScheme(value)}
        >
          {t(label)}
        </Menu.Item>
      ))}
      <Menu.Label>{t('user.language')}</Menu.Label>
      {LANGUAGES.map(({ value, label }) => (
        <Menu.Item
          key={value}
          lang={value}
          role="menuitemradio"
          aria-checked={locale === value}
          rightSection={locale === value ? tick : null}
          onClick={() => setLocale(value)}
        >
          {label}
        </Menu.Item>
      ))}
    </>
  );
}
