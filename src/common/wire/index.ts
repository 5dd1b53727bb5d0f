export { type Wire, type Wired, toWire } from './to-wire';
