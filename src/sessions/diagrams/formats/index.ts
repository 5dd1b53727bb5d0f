export type { DiagramFormat, Surroundings } from './diagram-format';
export { FORMAT_NAMES, type FormatName, formatOf, isFormatName } from './formats';
