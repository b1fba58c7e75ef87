/** Draws a picture that is SVG into pixels. */

/** Pixels a side of each CSS pixel: enough for print. */
const SCALE = 3;

/** The SVG document as PNG, three times as large as it says. Rejects where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [SCALE * image.naturalWidth, SCALE * image.naturalHeight];
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('no picture');
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A name that every file system takes: `hộ nghèo: 2023` → `doi-chieu-ho-ngheo-2023.svg`. */
export function fileName(words: string, ending: string): string {
  const plain = words
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `doi-chieu-${plain === '' ? 'chuoi' : plain}.${ending}`;
}
