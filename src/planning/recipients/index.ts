export { RecipientCheck } from './recipient-check';
export type { SendTerms } from './recipient-fault';
