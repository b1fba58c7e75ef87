/** The JSON-LD context of the export: every key has a meaning, so that no processor drops one silently. */

/** Keys not named here are terms of the format's own vocabulary. */
export const context = {
  '@version': 1.1,
  '@vocab': 'urn:doi-chieu:term:',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  Observation: 'schema:Observation',
  Person: 'schema:Person',
  name: 'schema:name',
  honorific: 'schema:honorificPrefix',
  indicator: 'schema:variableMeasured',
  value: 'schema:value',
  valueMax: 'schema:maxValue',
  unit: 'schema:unitText',
  periodStart: { '@id': 'schema:startDate', '@type': 'schema:Date' },
  periodEnd: { '@id': 'schema:endDate', '@type': 'schema:Date' },
  quote: 'schema:text',
  articleUrl: { '@id': 'schema:isBasedOn', '@type': '@id' },
  // Of a mention: the figure that it repeats. Not schema.org's `sameAs`, which is about web pages.
  sameAs: { '@id': 'urn:doi-chieu:term:repeats', '@type': '@id' },
  publisher: 'schema:publisher',
  published: { '@id': 'schema:datePublished', '@type': 'schema:DateTime' },
  collectedAt: { '@type': 'xsd:dateTime' },
  exportedAt: { '@type': 'xsd:dateTime' },
  // What was collected is carried as it stands, not as statements.
  articles: { '@type': '@json' },
  certainty: { '@type': '@json' },
  evidence: { '@type': '@json' },
  alternatives: { '@type': '@json' },
  values: { '@type': '@json' },
} as const;
