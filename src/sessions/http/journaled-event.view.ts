import { toWire } from '../../common/wire';
import type { JournaledEvent } from '../../domain';
import type { JournaledEventDto } from './dto/execution-events.dto';

/** An event as clients see it. */
export function journaledEventView({ revision, at, event }: JournaledEvent): JournaledEventDto {
  return { revision, at, ...(toWire(event) as { type: string }) };
}
