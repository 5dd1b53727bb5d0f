/*
 * What a program needs of the Solana runtime: types, system calls, and the accounts of a call.
 *
 * Rules of the target (SBPF v0, built by plain clang): no writable globals, no function pointers, no signed division,
 * frames of at most 512 bytes. So everything large lives in one struct on the heap.
 */
#pragma once

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long i64;

#define INLINE static inline __attribute__((always_inline))
#define NOINLINE static __attribute__((noinline))
#define HEAP_START 0x300000000ULL

/* Error numbers, the same in every program: what clients see as `custom program error`. */
enum Error {
  OK = 0,
  BAD_ACCOUNT = 6000,
  SLIPPAGE_EXCEEDED = 6001,
  ZERO_AMOUNT = 6002,
  MATH_OVERFLOW = 6003,
  MISSING_SIGNATURE = 6004,
  INSUFFICIENT_LIQUIDITY = 6005,
  BAD_INSTRUCTION = 6006,
};

#define REQUIRE(condition, error) \
  do {                            \
    if (!(condition)) return error; \
  } while (0)

#define TRY(expression)            \
  do {                             \
    u64 failed = (expression);     \
    if (failed) return failed;     \
  } while (0)

/* The layouts below are those of the runtime's C interface. */
typedef struct {
  const u8 *key;
  u64 *lamports;
  u64 data_len;
  u8 *data;
  const u8 *owner;
  u64 rent_epoch;
  u8 is_signer, is_writable, executable;
} Account;

typedef struct {
  const u8 *key;
  u8 is_writable, is_signer;
} AccountMeta;

typedef struct {
  const u8 *program;
  AccountMeta *accounts;
  u64 account_count;
  u8 *data;
  u64 data_len;
} Instruction;

typedef struct {
  const u8 *bytes;
  u64 len;
} Seed;

typedef struct {
  const Seed *seeds;
  u64 count;
} Signer;

extern u64 sol_invoke_signed_c(const Instruction *, const Account *, u64, const Signer *, u64);
extern u64 sol_get_clock_sysvar(void *);

/* 4 fixed accounts and 3 hops of 3. */
#define MAX_ACCOUNTS 13
/* Room that the runtime leaves behind an account's data for it to grow. */
#define MAX_GROWTH 10240
#define NOT_DUPLICATE 0xff

INLINE u64 read_u64(const u8 *at) { return *(const u64 *)at; }
INLINE void write_u64(u8 *at, u64 value) { *(u64 *)at = value; }

INLINE int same_key(const u8 *a, const u8 *b) {
  return read_u64(a) == read_u64(b) && read_u64(a + 8) == read_u64(b + 8) && read_u64(a + 16) == read_u64(b + 16) &&
         read_u64(a + 24) == read_u64(b + 24);
}

/* One call: its accounts, its data, and who is called. */
typedef struct {
  Account accounts[MAX_ACCOUNTS];
  u64 account_count;
  const u8 *data;
  u64 data_len;
  const u8 *program;
} Call;

/* Reads the serialised call that the runtime hands to the entrypoint. */
INLINE u64 parse_call(const u8 *at, Call *call) {
  u64 count = read_u64(at);
  at += 8;
  REQUIRE(count <= MAX_ACCOUNTS, BAD_INSTRUCTION);
  call->account_count = count;
  for (u64 i = 0; i < count; i++) {
    Account *account = &call->accounts[i];
    u8 original = *at;
    if (original != NOT_DUPLICATE) {
      *account = call->accounts[original];
      at += 8;
      continue;
    }
    account->is_signer = at[1];
    account->is_writable = at[2];
    account->executable = at[3];
    account->key = at + 8;
    account->owner = at + 40;
    account->lamports = (u64 *)(at + 72);
    account->data_len = read_u64(at + 80);
    account->data = (u8 *)(at + 88);
    at += 88 + account->data_len + MAX_GROWTH;
    at = (const u8 *)(((u64)at + 7) & ~7ULL);
    account->rent_epoch = read_u64(at);
    at += 8;
  }
  call->data_len = read_u64(at);
  call->data = at + 8;
  call->program = at + 8 + call->data_len;
  return OK;
}
