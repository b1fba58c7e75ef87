/** The place where the reader is told what was done or went wrong: in sight wherever they have scrolled to. */
import { useWording } from '../../components/language.ts';
import type { Message } from './message.ts';

export function Spoken({ message, onClose }: { message: Message | null; onClose: () => void }) {
  const wording = useWording();
  const lines = message?.lines?.(wording) ?? [];
  return (
    <div class="spoken" data-tone={message?.tone ?? 'plain'}>
      {/* Always there: screen readers tell of changes in a region that they know. */}
      <div class="message" role="status" data-message>
        {message !== null && <p>{message.text(wording)}</p>}
        {lines.length > 0 && (
          <ul>
            {lines.map((line, i) => (
              // Two damaged articles may have the same words.
              <li key={`${i} ${line}`}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {message !== null && (
        <button
          type="button"
          class="close"
          data-action="dismiss"
          aria-label={wording.t.dismiss}
          onClick={onClose}
        >
          <span aria-hidden="true">×</span>
        </button>
      )}
    </div>
  );
}
