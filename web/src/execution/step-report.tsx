import { amount, tokenName } from '../words/amounts';

/** A row of what a step has read; members as the tool has them. */
type Row = Readonly<Record<string, unknown>>;

interface Column {
  readonly name: string;
  readonly textOf: (row: Row) => string;
}

const DOLLARS = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });

const HELD: readonly Column[] = [
  { name: 'Holds', textOf: (row) => amount(text(row['mint']), raw(row['raw'])) },
  { name: 'Worth', textOf: (row) => dollars(row['usd_value']) },
];
const LENT: readonly Column[] = [
  { name: 'Lent', textOf: (row) => amount(text(row['asset_mint']), raw(row['assets'])) },
  { name: 'As shares', textOf: (row) => amount(text(row['share_mint']), raw(row['shares'])) },
  { name: 'Worth', textOf: (row) => dollars(row['usd_value']) },
];
const LENDABLE: readonly Column[] = [
  { name: 'Lends', textOf: (row) => tokenName(text(row['asset_mint'])) },
  {
    name: 'A year',
    textOf: (row) => (typeof row['apr_bps'] === 'number' ? `${row['apr_bps'] / 100}\u00a0%` : '–'),
  },
  { name: 'Available', textOf: (row) => amount(text(row['asset_mint']), raw(row['available'])) },
];

/** What a step that only looks has found. */
export function StepReport({ report }: { readonly report: unknown }) {
  const found = tableOf(report);
  if (found === undefined) return <pre tabIndex={0}>{JSON.stringify(report, null, 2)}</pre>;
  const { columns, rows } = found;
  if (rows.length === 0) return <p class="quiet">There is nothing.</p>;
  return (
    <table class="report">
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {columns.map(({ name, textOf }) => (
              <td key={name}>{textOf(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tableOf(
  report: unknown,
): { readonly columns: readonly Column[]; readonly rows: readonly Row[] } | undefined {
  if (!isRow(report)) return undefined;
  const { balances, positions, tokens } = report;
  if (Array.isArray(balances)) return { columns: HELD, rows: balances.filter(isRow) };
  if (Array.isArray(positions)) return { columns: LENT, rows: positions.filter(isRow) };
  if (Array.isArray(tokens)) return { columns: LENDABLE, rows: tokens.filter(isRow) };
  return undefined;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function raw(value: unknown): string {
  return typeof value === 'string' && /^\d+$/.test(value) ? value : '0';
}

function dollars(value: unknown): string {
  return typeof value === 'number' ? DOLLARS.format(value) : '–';
}
