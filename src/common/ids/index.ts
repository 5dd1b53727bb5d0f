export { Ids } from './ids';
export { UuidIds } from './uuid-ids';
