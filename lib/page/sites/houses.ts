/**
 * Publishers whose articles are counted together at several hosts: there, and nowhere else, one number or path is one
 * article wherever it stands. A paper that went into another one is none of these: both count their own articles, and
 * two of them may have one number.
 */
export interface Place {
  /** Its subdomains belong to it. */
  domain: string;
  /** The domain that the articles are kept under. */
  home: string;
  /** Last day (ISO 8601) of the publisher at this domain: an article that is numbered later is whoever has it then. */
  to?: string;
  /** Subdomains are sections of one site; else they keep their name at `home`. */
  sections?: true;
}

export const places: readonly Place[] = [
  // Báo Dân sinh became a section of Dân trí, with its articles and their numbers.
  { domain: 'baodansinh.vn', home: 'dantri.com.vn', to: '2025-02-28', sections: true },
  { domain: 'dantri.com.vn', home: 'dantri.com.vn', sections: true },
  { domain: 'baosonla.org.vn', home: 'baosonla.vn' },
  { domain: 'baodongkhoi.vn', home: 'dongkhoi.baovinhlong.vn' },
  { domain: 'baovinhlong.com.vn', home: 'baovinhlong.vn' },
  { domain: 'nongnghiep.vn', home: 'nongnghiepmoitruong.vn' },
  { domain: 'gso.gov.vn', home: 'nso.gov.vn' },
];
