export { Random } from './random';
export { SystemRandom } from './system-random';
