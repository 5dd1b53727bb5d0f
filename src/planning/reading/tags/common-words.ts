/** Words that are worth a correction when misspelt; longer first where one is near the other. */
export const COMMON_WORDS: readonly string[] = `
  swap swaps swapping exchange exchanging convert converting trade trading transfer transferring withdraw withdrawing withdrawal deposit depositing
  lend lending supply supplying send sending sell selling redeem redeeming purchase purchasing mint minting buying multiply liquidate
  balance balances portfolio position positions wallet address amount slippage tolerance percent please thanks could would want need
  tokens token lamports dollars everything entire remaining remainder quarter exactly evenly equally between respectively proceeds
  show check display which jupiter recipient worth about around approximately
  tomorrow tonight later weekly monthly daily every unless until never dont cannot simulate pretend preview undo revert cancel abort should
  leverage bridge borrow stake limit order limit except leave keep without instead actually schedule afterwards finally first then using with from into
`
  .trim()
  .split(/\s+/);
