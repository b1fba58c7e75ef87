/** What a file would change, before it is taken: counts, what is damaged, and the choice. */
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../lib/i18n/index.ts';
import { useWording } from './language.ts';

interface Props {
  counts: { new: number; same: number; newer: number; older: number; conflict: number };
  /** Sentences about what is damaged. */
  problems: readonly string[];
  busy: boolean;
  onTake: () => void;
  onCancel: () => void;
}

export function ImportPreview({ counts, problems, busy, onTake, onCancel }: Props) {
  const { t, number } = useWording();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const nothing = counts.new + counts.newer === 0;
  const told = (['new', 'newer', 'same', 'older', 'conflict'] as const).filter((name) => counts[name] > 0);
  return (
    <section class="hint import-preview" aria-labelledby="import-title" data-import-preview>
      <h3 id="import-title" tabIndex={-1} ref={heading}>
        {nothing ? t.importing.nothing : t.importing.title}
      </h3>
      <ul>
        {told.map((name) => (
          <li key={name} data-count={name}>
            {fill(t.importing[name], { n: number(counts[name]) })}
          </li>
        ))}
      </ul>
      {problems.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a section would be one more landmark
        <div
          class="problems aside"
          role="group"
          aria-label={t.importing.problems}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reached by keyboard
          tabIndex={0}
        >
          <ul>
            {problems.map((problem, i) => (
              // Two damaged things may have the same words.
              <li key={`${i} ${problem}`}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="actions">
        {!nothing && (
          <button
            type="button"
            class="primary"
            data-action="import-take"
            aria-disabled={busy}
            onClick={onTake}
          >
            {t.importing.take}
          </button>
        )}
        <button type="button" data-action="import-cancel" onClick={onCancel}>
          {nothing ? t.importing.close : t.importing.cancel}
        </button>
      </p>
    </section>
  );
}
