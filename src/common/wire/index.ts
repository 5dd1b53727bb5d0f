export { type Wire, toWire } from './to-wire';
