/** The languages of the interface, as a row of buttons. */
import { type Language, languages } from '../lib/i18n/index.ts';
import { useWording } from './language.ts';

export function LanguageSwitch({ onChoose }: { onChoose: (language: Language) => void }) {
  const { t, language } = useWording();
  return (
    <fieldset class="languages">
      <legend class="hidden">{t.language.label}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => onChoose(one)}
        >
          {t.language[one]}
        </button>
      ))}
    </fieldset>
  );
}
