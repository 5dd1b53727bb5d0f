export { checkFunds } from './check-funds';
export { checkGuards } from './check-guards';
export { checkQuote } from './check-quote';
export { deriveGuards } from './derive-guards';
export { netGuards } from './net-guards';
