import type { FlowEvent } from '../../domain';
import { EVENT_MEMBERS, type MemberForm } from './event-members';
import type { RawEvent } from './upcasts';

/**
 * Holds what was read against the event that it says it is: its type and the form of its members. What nests deeper is
 * the writer's word.
 * @throws {TypeError} that names the member
 */
export function assertEvent(value: object): asserts value is FlowEvent {
  const { type, ...members }: RawEvent = { ...value };
  if (!isKnown(type)) throw new TypeError(`there is no event of type ${String(type)}`);
  for (const [name, form] of Object.entries<MemberForm>(EVENT_MEMBERS[type])) {
    if (!fits(members[name], form)) throw new TypeError(`${name} of ${type} should have the form ${form}`);
  }
}

function isKnown(type: unknown): type is FlowEvent['type'] {
  return typeof type === 'string' && Object.hasOwn(EVENT_MEMBERS, type);
}

function fits(member: unknown, form: MemberForm): boolean {
  if (member === undefined) return form.endsWith('?');
  switch (form) {
    case 'text':
    case 'text?':
      return typeof member === 'string';
    case 'number':
    case 'number?':
      return typeof member === 'number';
    case 'bigint':
    case 'bigint?':
      return typeof member === 'bigint';
    case 'flag':
    case 'flag?':
      return typeof member === 'boolean';
    case 'record':
    case 'record?':
      return isRecord(member);
    case 'texts':
    case 'texts?':
      return Array.isArray(member) && member.every((item) => typeof item === 'string');
    case 'records':
    case 'records?':
      return Array.isArray(member) && member.every(isRecord);
  }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
