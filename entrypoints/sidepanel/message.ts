/** What was just done or went wrong, as the reader hears of it. */
import type { Wording } from '../../lib/i18n/index.ts';
import { codeOf } from '../../lib/messaging/errors.ts';

/** What was just done or went wrong, read out by screen readers; in words of whatever language is chosen by then. */
export interface Message {
  tone: 'plain' | 'problem';
  text: (wording: Wording) => string;
  lines?: (wording: Wording) => string[];
}

/** Says why something failed. */
export const failed = (error: unknown): Message => {
  const code = codeOf(error);
  return { tone: 'problem', text: ({ t }) => t.failure[code] };
};

export const plain = (text: Message['text']): Message => ({ tone: 'plain', text });
