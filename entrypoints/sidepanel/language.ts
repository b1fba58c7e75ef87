/** The language that the reader has chosen, kept in the settings and followed by every open page. */
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../lib/i18n/index.ts';
import { onLanguage, storedLanguage, storeLanguage } from '../../lib/platform/settings.ts';

/** The language now, and what chooses another. */
export function useLanguage(): [Language, (next: Language) => void] {
  const [language, setLanguage] = useState<Language>('vi');
  useEffect(() => {
    storedLanguage().then(setLanguage);
    return onLanguage(setLanguage);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (next: Language) => {
    setLanguage(next);
    storeLanguage(next).catch(() => {});
  };
  return [language, choose];
}
