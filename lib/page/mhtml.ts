/**
 * Pages saved as one file with everything in them (`.mhtml`, RFC 2557): the page itself and its address. Own code: of the
 * whole format one part is read, and mail parsers bring attachments, addresses and headers that nobody asks for.
 */

/** The page in an archive: its bytes, the encoding that the archive names, and where it was saved from ('' if unsaid). */
export interface Archived {
  page: Uint8Array;
  charset: string | null;
  url: string;
}

/** Parts that are looked at, and characters in which headers stand: no page has more before its own text. */
const MOST_PARTS = 200;
const HEADERS = 20_000;

type Headers = ReadonlyMap<string, string>;

/** Headers, their folded lines joined, and where what they head begins; null where they never end. */
function headersAt(text: string, start: number): { headers: Headers; body: number } | null {
  const head = text.slice(start, start + HEADERS);
  const end = /\r?\n\r?\n/.exec(head);
  if (end === null) return null;
  const headers = new Map<string, string>();
  const lines = head
    .slice(0, end.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: start + end.index + end[0].length };
}

/** A parameter of a header: `boundary="x"`. */
const parameter = (header: string, name: string): string | null =>
  new RegExp(`(?:^|[;\\s])${name}\\s{0,3}=\\s{0,3}(?:"([^"]{1,200})"|([^\\s;"]{1,200}))`, 'i')
    .exec(header)
    ?.slice(1)
    .find((one) => one !== undefined) ?? null;

/** Each character one byte. */
const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** The bytes that a part holds, out of the encoding in which it travels; null for one that is broken or unknown. */
function decoded(text: string, encoding: string): Uint8Array | null {
  switch (encoding.toLowerCase()) {
    case 'quoted-printable':
      return bytesOf(
        text
          .replace(/=\r?\n/g, '')
          .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      );
    case 'base64':
      try {
        return bytesOf(atob(text.replace(/\s+/g, '')));
      } catch {
        return null;
      }
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return bytesOf(text);
    default:
      return null;
  }
}

/** Whether the bytes are such an archive: it says so in its first headers. */
export const isArchive = (bytes: Uint8Array): boolean =>
  /^content-type:\s{0,9}multipart\/related/im.test(latin(bytes.subarray(0, 4096)));

const latin = (bytes: Uint8Array) => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

/** The page of an archive; null where there is none, or where it is broken. Linear in the length of `bytes`. */
export function readArchive(bytes: Uint8Array): Archived | null {
  const text = latin(bytes);
  const whole = headersAt(text, 0);
  const boundary = whole === null ? null : parameter(whole.headers.get('content-type') ?? '', 'boundary');
  if (whole === null || boundary === null) return null;
  const line = `--${boundary}`;
  const home = whole.headers.get('snapshot-content-location') ?? whole.headers.get('content-location') ?? '';
  let first: Archived | null = null;
  let at = text.indexOf(line, whole.body);
  for (let n = 0; n < MOST_PARTS && at !== -1; n++) {
    const next = text.indexOf(`\n${line}`, at + line.length);
    const part = headersAt(text, at + line.length);
    const type = part?.headers.get('content-type') ?? '';
    if (part !== null && /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type)) {
      const body = text.slice(part.body, next === -1 ? undefined : next);
      const page = decoded(body, part.headers.get('content-transfer-encoding') ?? '');
      const place = part.headers.get('content-location') ?? '';
      if (page !== null) {
        const url = [home, place].find((one) => /^https?:\/\/\S+$/i.test(one)) ?? '';
        const archived = { page, charset: parameter(type, 'charset'), url };
        if (home === '' || place === home) return archived;
        first ??= archived;
      }
    }
    at = next === -1 ? -1 : next + 1;
  }
  return first;
}
