/**
 * Everything collected as a Frictionless Data Package (v2): `datapackage.json` and one CSV for figures and one for
 * officials, in a zip that is written piece by piece.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type Column, figureColumns, officialColumns } from './columns.ts';
import { BOM, headerLine, rowLine } from './csv.ts';
import { type ExportOptions, newestItems } from './export.ts';
import { figureRow, forTable, officialRow } from './rows.ts';

interface Table {
  name: string;
  title: string;
  columns: readonly Column[];
}
const tables = {
  figures: { name: 'figures', title: 'Số liệu / figures', columns: figureColumns },
  officials: { name: 'officials', title: 'Người có chức vụ / officials', columns: officialColumns },
} satisfies { [name: string]: Table };

/** The descriptor of the package. Profile: https://datapackage.org/profiles/2.0/datapackage.json. */
export function descriptor({ generator, engineVersion, exportedAt }: ExportOptions): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'doi-chieu',
    title: 'Đối Chiếu: số liệu và người có chức vụ trên báo / figures and officials in the press',
    created: exportedAt,
    version: engineVersion,
    contributors: [{ title: generator, roles: ['creator'] }],
    resources: Object.values(tables).map(({ name, title, columns }) => ({
      name,
      title,
      path: `${name}.csv`,
      type: 'table',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, header: true },
      schema: {
        $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
        fields: columns.map(({ name: field, type, description, required }) => ({
          name: field,
          type,
          description,
          ...(required === true ? { constraints: { required } } : {}),
        })),
        primaryKey: ['id'],
        missingValues: [''],
      },
    })),
  };
}

/** The zip in pieces, in order. Rows are those of the newest version of each article; the same items give the same bytes. */
export async function* packageChunks(options: ExportOptions): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, data) => {
    if (error !== null) failed = error;
    else ready.push(data);
  });
  function* drain(): Generator<Uint8Array> {
    if (failed !== null) throw failed;
    yield* ready.splice(0);
  }
  // The time of every entry is that of the export, so that the same export is the same file.
  const entry = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = options.exportedAt;
    zip.add(file);
    return file;
  };
  entry('datapackage.json').push(strToU8(`${JSON.stringify(descriptor(options), null, 2)}\n`), true);
  for (const table of Object.values(tables)) {
    const file = entry(`${table.name}.csv`);
    file.push(strToU8(BOM + headerLine(table.columns)));
    for await (const item of newestItems(options.items)) {
      const reading = options.read(item.article);
      const rows =
        table.name === 'figures'
          ? reading.figures.map((figure) => forTable(figureRow(figure, item)))
          : reading.officials.map((official) => officialRow(official, item));
      file.push(strToU8(rows.map((row) => rowLine(table.columns, row)).join('')));
      yield* drain();
    }
    file.push(new Uint8Array(0), true);
    yield* drain();
  }
  zip.end();
  yield* drain();
}
