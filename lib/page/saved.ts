/** Saved pages: their bytes as text, and the address that the program which saved them left in a comment. */

/** The encoding that a page names in its first bytes; UTF-8 where it names none. */
function charsetOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/i.exec(head)?.[1] ?? 'utf-8';
}

/** The source of a page as text; null for what is no text in the encoding that it, or `named`, says it is in. */
export function decodePage(bytes: Uint8Array, named: string | null = null): string | null {
  const charset = named ?? charsetOf(bytes);
  try {
    let decoder: TextDecoder;
    try {
      decoder = new TextDecoder(charset, { fatal: true });
    } catch {
      decoder = new TextDecoder('utf-8', { fatal: true });
    }
    const text = decoder.decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Characters at the beginning in which the comment stands. */
const HEAD = 4096;

/**
 * Where a page was saved from, as Chrome ("saved from url=(0031)https://…") and SingleFile ("url: https://…") write
 * it into a comment; '' where nothing says so.
 */
export function savedFrom(source: string): string {
  const head = source.slice(0, HEAD);
  const chrome = /<!--\s{0,9}saved from url=\(\d{4}\)(https?:\/\/[^\s<>"]{1,2000})/i.exec(head)?.[1];
  const single = /<!--[^>]{0,200}SingleFile[^>]{0,200}?\burl:\s{1,9}(https?:\/\/[^\s<>"]{1,2000})/i.exec(
    head,
  )?.[1];
  return chrome ?? single ?? '';
}

/** Where `muted` puts what a `style` attribute says. */
export const MUTED_STYLE = 'data-muted-style';

/**
 * The source without anything that a parser would hand to the style engine: a page that forbids inline styles would
 * otherwise report each of them. `style` attributes become `MUTED_STYLE`, `<style>` becomes `<noframes>`, which HTML
 * reads in the same way. Linear in the length of `source`.
 */
export function muted(source: string): string {
  return source
    .replace(/<(\/?)style(?=[\s>/])/gi, '<$1noframes')
    .replace(/<[a-z][^<>]*/gi, (tag) => tag.replace(/\sstyle(?=\s{0,9}=)/gi, ` ${MUTED_STYLE}`));
}
