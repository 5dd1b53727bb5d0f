export { inOwnContext } from './in-own-context';
