import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min, ValidateBy } from 'class-validator';
import { isIP } from 'node:net';
import { parseApiKey } from './api-key';

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** A variable that is a whole number from `min` to `max`. */
export function IntegerFrom(min: number, max: number): PropertyDecorator {
  const message = `must be a whole number from ${min} to ${max}`;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => asInteger(value)),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

/** A variable that is `true`, `1`, `false` or `0`. */
export function AsBoolean(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (BOOLEANS[value.toLowerCase()] ?? value) : value,
  );
}

/** A variable that lists values, separated by commas. */
export function AsList(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value,
  );
}

/** A list of keys, each plain or as `reev keys new` prints it. */
export function IsApiKey(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isApiKey',
      validator: {
        validate: (key) => typeof key === 'string' && parseApiKey(key) !== undefined,
        defaultMessage: () =>
          'must be keys of at least 16 printable characters, or lines of "reev keys new", separated by commas',
      },
    },
    { each: true },
  );
}

/** A list of IP addresses, or ranges of them such as `10.0.0.0/8`. */
export function IsAddressRange(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isAddressRange',
      validator: {
        validate: (range) => typeof range === 'string' && isAddressRange(range),
        defaultMessage: () => 'must be addresses or ranges such as 10.0.0.0/8, separated by commas',
      },
    },
    { each: true },
  );
}

function isAddressRange(range: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits ?? 0) <= (version === 4 ? 32 : 128);
}

function asInteger(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}
