import { fill } from '../lib/i18n/index.ts';
import type { Figure, Official } from '../lib/records.ts';
import { useWording } from './language.ts';

interface Props {
  officials: readonly Official[];
  figures: readonly Figure[];
  selected: string | null;
  onReveal: (id: string) => void;
}

/** The article's officials with their posts, and how many figures each gave. */
export function Officials({ officials, figures, selected, onReveal }: Props) {
  const { t, count } = useWording();
  return (
    <section aria-labelledby="officials-title">
      <h2 id="officials-title">{t.officials.title}</h2>
      {officials.length === 0 && <p class="calm">{t.officials.none}</p>}
      <ul>
        {officials.map((official) => {
          const said = figures.filter(
            (f) => f.sameAs === null && f.speakerKind === 'person' && f.speaker === official.name,
          ).length;
          return (
            <li
              key={official.id}
              class="official"
              id={`row-${official.id}`}
              data-official={official.id}
              data-selected={selected === official.id}
            >
              <button
                type="button"
                class="reveal"
                aria-current={selected === official.id ? 'true' : undefined}
                onClick={() => onReveal(official.id)}
                title={fill(t.officials.show, { name: official.name })}
              >
                <span class="value">{official.name}</span>
                {official.positions.map((position) => (
                  <span key={position.text} class="facts">
                    {position.former && `${t.officials.former} `}
                    {position.acting && `${t.officials.acting} `}
                    {position.text}
                    {position.placeInferred && position.place !== null && (
                      <span class="aside">
                        {' '}
                        {position.place} ({t.officials.inferred})
                      </span>
                    )}
                  </span>
                ))}
              </button>
              {said > 0 && <p class="aside">{count(t.officials.figures, said)}</p>}
              {official.aliases.length > 0 && (
                <p class="aside">{fill(t.officials.alsoCalled, { names: official.aliases.join(', ') })}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
