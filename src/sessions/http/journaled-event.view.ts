import { toWire } from '../../common/wire';
import type { JournaledEvent } from '../../domain';
import type { JournaledEventDto } from './dto/execution-events.dto';

/** An event as clients see it; the trace that it began in is for operators. */
export function journaledEventView({ revision, at, event }: JournaledEvent): JournaledEventDto {
  const { trace: _trace, ...members } = { trace: undefined, ...event };
  return { revision, at, ...toWire(members) };
}
