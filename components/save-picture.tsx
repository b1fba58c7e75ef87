/** A chart for print: its background, and the two forms in which it is saved. */
import { useState } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import { download } from './download.ts';
import { useWording } from './language.ts';
import type { Picture, Theme } from './picture.logic.ts';
import { fileName, pngOf } from './picture.ts';

const themes = ['light', 'dark'] as const satisfies readonly Theme[];

interface Props {
  /** What is saved; what draws it comes with the first picture, so that nobody else waits for it. */
  picture: () => Promise<Picture | null>;
  name: string;
}

export function SavePicture({ picture, name }: Props) {
  const wording = useWording();
  const { t } = wording;
  const [theme, setTheme] = useState<Theme>('light');
  const [told, setTold] = useState('');
  const save = async (ending: 'svg' | 'png') => {
    try {
      const made = await picture();
      if (made === null) throw new Error('no chart');
      const { svgOf } = await import('./picture.logic.ts');
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
