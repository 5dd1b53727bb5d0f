import type { Movement } from './movements';
import { figure, tokenName } from '../words/amounts';

interface Props {
  readonly caption: string;
  readonly movements: readonly Movement[];
}

/** What a wallet has before and after, and the difference. */
export function MoneyTable({ caption, movements }: Props) {
  return (
    <table class="money">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">Before</th>
          <th scope="col">Change</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {movements.map(({ mint, before, delta }) => (
          <tr key={mint}>
            <th scope="row" title={mint}>
              {tokenName(mint)}
            </th>
            <td>{figure(mint, before)}</td>
            <td class={delta < 0n ? 'less' : 'more'}>
              {delta > 0n && '+'}
              {figure(mint, delta)}
            </td>
            <td>{figure(mint, before + delta)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
