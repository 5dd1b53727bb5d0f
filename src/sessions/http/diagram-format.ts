import { preferredType } from '../../common/http';
import { FORMAT_NAMES, type FormatName, formatOf, isFormatName } from '../diagrams/formats';

/** The format that a request wants: `?format=` beats `Accept`; without either it is JSON. */
export function diagramFormat(format: string | undefined, accept: string | undefined): FormatName {
  if (isFormatName(format)) return format;
  const type = preferredType(
    accept,
    FORMAT_NAMES.map((name) => formatOf(name).type),
  );
  return FORMAT_NAMES.find((name) => formatOf(name).type === type) ?? 'json';
}
