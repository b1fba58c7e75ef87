/**
 * Publishers that took their articles to another domain with all addresses, as [old, new]. A paper that went into
 * another one is none of these: both count their own articles, and two of them may have one number.
 */
export const moves: readonly (readonly [string, string])[] = [
  ['baosonla.org.vn', 'baosonla.vn'],
  ['baodongkhoi.vn', 'dongkhoi.baovinhlong.vn'],
  ['baovinhlong.com.vn', 'baovinhlong.vn'],
  ['nongnghiep.vn', 'nongnghiepmoitruong.vn'],
  ['gso.gov.vn', 'nso.gov.vn'],
];
