/* a * b / c on 128 bits, which the target cannot do by itself. */
#pragma once
#include "sbf.h"

#define ROUND_DOWN 0
#define ROUND_UP 1

/* Fails with MATH_OVERFLOW when c is zero or the result needs more than 64 bits. */
NOINLINE u64 mul_div(u64 a, u64 b, u64 c, u64 round_up, u64 *result) {
  REQUIRE(c != 0, MATH_OVERFLOW);
  u64 a_low = a & 0xffffffff, a_high = a >> 32;
  u64 b_low = b & 0xffffffff, b_high = b >> 32;

  /* Schoolbook multiplication in 32-bit digits: high and low are the two halves of the product. */
  u64 low_low = a_low * b_low;
  u64 middle = a_high * b_low + (low_low >> 32);
  u64 carried = a_low * b_high + (middle & 0xffffffff);
  u64 low = (carried << 32) | (low_low & 0xffffffff);
  u64 high = a_high * b_high + (middle >> 32) + (carried >> 32);
  REQUIRE(high < c, MATH_OVERFLOW);

  u64 quotient = 0, remainder = high;
  if (high == 0) {
    quotient = low / c;
    remainder = low % c;
  } else {
    /* Long division, a bit at a time; the top bit that falls out of the remainder means it exceeds c. */
    for (int bit = 0; bit < 64; bit++) {
      u64 top = remainder >> 63;
      remainder = (remainder << 1) | (low >> 63);
      low <<= 1;
      quotient <<= 1;
      if (top || remainder >= c) {
        remainder -= c;
        quotient |= 1;
      }
    }
  }
  if (round_up && remainder != 0) {
    REQUIRE(quotient != ~0ULL, MATH_OVERFLOW);
    quotient++;
  }
  *result = quotient;
  return OK;
}
