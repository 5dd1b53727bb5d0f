import { ValidateBy } from 'class-validator';

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:[Zz]|[+-](\d\d):(\d\d))$/;

/** A time of RFC 3339 that exists: 30 February does not, nor does 24:00. */
export function RealTime(): PropertyDecorator {
  const message = '$property must be a time of RFC 3339 that exists, such as 2026-11-23T14:36:51Z';
  return ValidateBy({ name: 'realTime', validator: { validate: isRealTime } }, { message });
}

/** Leap seconds are taken for times that do not exist, as they are everywhere else here. */
export function isRealTime(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const fields = RFC_3339.exec(text)?.slice(1).map(Number);
  if (fields === undefined) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
  const [offsetHours, offsetMinutes] = fields.slice(6).map((field) => (Number.isNaN(field) ? 0 : field));
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  const isOffset = (offsetHours ?? 0) < 24 && (offsetMinutes ?? 0) < 60;
  return isDay && hour < 24 && minute < 60 && second < 60 && isOffset;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
