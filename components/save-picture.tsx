/** A chart for print: its background, and the two forms in which it is saved. */
import { useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import { download } from './download.ts';
import { useWording } from './language.ts';
import { type Picture, svgOf, type Theme, themes } from './picture.logic.ts';
import { fileName, pngOf } from './picture.ts';

/** `picture`: what is saved, made when it is asked for. */
export function SavePicture({ picture, name }: { picture: () => Picture | null; name: string }) {
  const wording = useWording();
  const { t } = wording;
  const [theme, setTheme] = useState<Theme>('light');
  const [told, setTold] = useState('');
  const save = async (ending: 'svg' | 'png') => {
    try {
      const made = picture();
      if (made === null) throw new Error('no chart');
      const svg = svgOf(made, theme, wording);
      const file = fileName(name, ending);
      download(file, ending === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg));
      setTold(fill(t.picture.saved, { file }));
    } catch {
      setTold(t.picture.failed);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame and a legend of its own
    <div class="save-picture actions" role="group" aria-label={t.picture.label}>
      <span class="aside" aria-hidden="true">
        {t.picture.label}:
      </span>
      {(['svg', 'png'] as const).map((ending) => (
        <button key={ending} type="button" data-save={ending} onClick={() => save(ending)}>
          {t.picture[ending]}
        </button>
      ))}
      <label class="aside">
        {t.picture.theme}{' '}
        <select value={theme} data-theme onChange={(event) => setTheme(event.currentTarget.value as Theme)}>
          {themes.map((one) => (
            <option key={one} value={one}>
              {t.picture[one]}
            </option>
          ))}
        </select>
      </label>
      <span class="aside" role="status">
        {told}
      </span>
    </div>
  );
}
