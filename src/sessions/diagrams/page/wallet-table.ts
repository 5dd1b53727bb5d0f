import { type ExecutionSnapshot, SOL, amountText, findMint, walletChange } from '../../../domain';
import { type Markup, markup } from '../markup';
import { keyMarkup } from './page-text';

/** The wallet before and after the flow, and what the network took; nothing while nothing was sent. */
export function walletTable(execution: ExecutionSnapshot): Markup | undefined {
  const { assets, fees, rent, transactions } = walletChange(execution);
  if (transactions === 0) return undefined;
  const costs = [
    `Fees of ${transactions === 1 ? 'one transaction' : `${transactions} transactions`}: ${amountText(SOL.address, fees)}`,
    ...(rent === 0n ? [] : [`rent of token accounts: ${amountText(SOL.address, rent)}`]),
  ];
  return markup`<section class="panel wallet" aria-labelledby="wallet"><h2 id="wallet">Wallet before and after</h2>
<table>
<thead><tr><th scope="col">Token</th><th scope="col" class="number">Before</th><th scope="col" class="number">Change</th><th scope="col" class="number">After</th></tr></thead>
<tbody>${assets.map(assetRow)}</tbody></table>
<p class="quiet">${costs.join('; ')}; included in the change of SOL. Before is the moment of the plan; other flows of the wallet are not counted.</p></section>
`;
}

function assetRow({ mint, before, delta, after }: ReturnType<typeof walletChange>['assets'][number]): Markup {
  const symbol = findMint(mint)?.symbol;
  const figure = (raw: bigint | undefined) =>
    raw === undefined ? 'unknown' : (amountText(mint, raw).split(' ')[0] ?? '');
  const change = `${delta < 0n ? '−' : '+'}${figure(delta < 0n ? -delta : delta)}`;
  return markup`<tr><th scope="row">${symbol ?? keyMarkup(mint)}</th><td class="number">${figure(before)}</td><td class="number">${change}</td><td class="number">${figure(after)}</td></tr>
`;
}
