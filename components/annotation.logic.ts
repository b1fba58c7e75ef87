/** What is typed into the editor of a note, and what becomes of it. */
import { type AnnotationContent, isEvidence } from '../lib/records.ts';

/** A quotation as short as a row has room for. */
export const short = (quote: string): string => {
  const words = quote.normalize('NFC').replace(/\s+/g, ' ').trim();
  return words.length > 120 ? `${words.slice(0, 118).trimEnd()}…` : words;
};

/** What is being written, as it stands in the fields. */
export interface Draft {
  assessment: AnnotationContent['assessment'];
  note: string;
  /** One address a line. */
  evidence: string;
  /** Between commas. */
  tags: string;
}

export const draftOf = (content: AnnotationContent): Draft => ({
  assessment: content.assessment,
  note: content.note,
  evidence: content.evidence.join('\n'),
  tags: content.tags.join(', '),
});
export const emptyDraft: Draft = { assessment: null, note: '', evidence: '', tags: '' };

/** The content of a draft, or the line of evidence (from 1) that is no address of the web, or that nothing is said. */
export function contentOf(draft: Draft): AnnotationContent | { line: number } | 'empty' {
  const lines = draft.evidence.split('\n').map((line) => line.trim());
  const wrong = lines.findIndex((line) => line !== '' && !isWebAddress(line));
  if (wrong !== -1) return { line: wrong + 1 };
  const tags = draft.tags
    .split(',')
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '');
  const content: AnnotationContent = {
    assessment: draft.assessment,
    note: draft.note.trim(),
    evidence: [...new Set(lines.filter((line) => line !== ''))],
    tags: [...new Set(tags)],
  };
  const nothing = content.assessment === null && content.note === '';
  return nothing && content.evidence.length === 0 && content.tags.length === 0 ? 'empty' : content;
}

function isWebAddress(line: string): boolean {
  if (!isEvidence(line)) return false;
  try {
    return /^https?:$/.test(new URL(line).protocol);
  } catch {
    return false;
  }
}
