/** The name of what a table measures, out of its heading: `Dân số trung bình phân theo địa phương`. */
export const indicatorIn = (heading: string): string =>
  heading
    .normalize('NFC')
    .replace(/^\s*\d+[.)]?\s+/, '')
    .replace(/\s+(?:phân|chia)(?: tổ)? theo .*$/iu, '')
    .replace(/\s+by (?:province|region|sex|residence).*$/iu, '')
    .trim();
