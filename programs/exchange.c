/*
 * A constant-product exchange: x * y = k, with a fee that stays in the pool. The accounts, data and state of its
 * instructions are described in README.md.
 */
#include "lib/mul-div.h"
#include "lib/sbf.h"
#include "lib/token.h"

#define POOL_TAG 0x4c4f4f50ULL /* "POOL" */
#define BPS 10000ULL

/*
 * A pool: 152 bytes, owned by this program, at the address derived from (tag, mint_a, mint_b, bump). Offsets:
 *     0  u64      tag, "POOL"
 *     8  address  mint_a
 *    40  address  mint_b
 *    72  address  vault_a, a token account of mint_a that the pool's address owns
 *   104  address  vault_b, the same of mint_b
 *   136  u64      fee_bps, taken from the input and left in the pool; below 10000
 *   144  u8       bump, then 7 unused bytes
 * The reserves are what the vaults hold. Nothing here is ever written by the program, and no instruction makes a pool: an
 * account that somebody else creates for this program is all zeroes and fails the check of the tag.
 */
enum PoolLayout { TAG = 0, MINT_A = 8, MINT_B = 40, VAULT_A = 72, VAULT_B = 104, FEE_BPS = 136, BUMP = 144, POOL_LEN = 152 };

enum Operation { SWAP_EXACT_IN = 1, SWAP_EXACT_OUT = 2 };
enum Fixed { USER, TOKEN, SOURCE, DESTINATION, FIRST_HOP };
enum Hop { POOL, VAULT_IN, VAULT_OUT, HOP_ACCOUNTS };

#define MAX_HOPS 3

typedef struct {
  Call call;
  TokenCall token;
  /* amounts[i] enters hop i; amounts[hops] leaves the last. */
  u64 amounts[MAX_HOPS + 1];
  u64 hops;
} State;

#define state ((State *)HEAP_START)

INLINE Account *hop_account(u64 hop, u64 which) {
  return &state->call.accounts[FIRST_HOP + hop * HOP_ACCOUNTS + which];
}

/* The user's own accounts hold what the route takes and what it gives. */
NOINLINE u64 check_ends(void) {
  const Account *source = &state->call.accounts[SOURCE], *destination = &state->call.accounts[DESTINATION];
  const Account *first = hop_account(0, VAULT_IN), *last = hop_account(state->hops - 1, VAULT_OUT);
  REQUIRE(is_token_account(source) && is_token_account(destination), BAD_ACCOUNT);
  REQUIRE(same_key(token_account_mint(source), token_account_mint(first)), BAD_ACCOUNT);
  REQUIRE(same_key(token_account_mint(destination), token_account_mint(last)), BAD_ACCOUNT);
  return OK;
}

/* The pool is ours, the vaults are its own, and the hop takes what the hop before gives. */
NOINLINE u64 check_hop(u64 hop) {
  const Account *pool = hop_account(hop, POOL), *in = hop_account(hop, VAULT_IN), *out = hop_account(hop, VAULT_OUT);
  REQUIRE(same_key(pool->owner, state->call.program) && pool->data_len == POOL_LEN, BAD_ACCOUNT);
  REQUIRE(read_u64(pool->data + TAG) == POOL_TAG && read_u64(pool->data + FEE_BPS) < BPS, BAD_ACCOUNT);
  const u8 *a = pool->data + VAULT_A, *b = pool->data + VAULT_B;
  REQUIRE((same_key(in->key, a) && same_key(out->key, b)) || (same_key(in->key, b) && same_key(out->key, a)), BAD_ACCOUNT);
  REQUIRE(is_token_account(in) && is_token_account(out), BAD_ACCOUNT);
  for (u64 other = 0; other < hop; other++) REQUIRE(!same_key(pool->key, hop_account(other, POOL)->key), BAD_ACCOUNT);
  if (hop > 0) {
    REQUIRE(same_key(token_account_mint(hop_account(hop - 1, VAULT_OUT)), token_account_mint(in)), BAD_ACCOUNT);
  }
  return OK;
}

/* out = reserve_out * net / (reserve_in + net), net = in less the fee, both rounded down. Always below reserve_out. */
NOINLINE u64 output_of_hop(u64 hop, u64 in, u64 *out) {
  u64 reserve_in = token_account_amount(hop_account(hop, VAULT_IN));
  u64 reserve_out = token_account_amount(hop_account(hop, VAULT_OUT));
  u64 fee_bps = read_u64(hop_account(hop, POOL)->data + FEE_BPS), net;
  REQUIRE(reserve_in > 0 && reserve_out > 0, INSUFFICIENT_LIQUIDITY);
  TRY(mul_div(in, BPS - fee_bps, BPS, ROUND_DOWN, &net));
  REQUIRE(reserve_in + in >= reserve_in, MATH_OVERFLOW);
  TRY(mul_div(reserve_out, net, reserve_in + net, ROUND_DOWN, out));
  REQUIRE(*out > 0, ZERO_AMOUNT);
  return OK;
}

/* The least input that gives `out`: the same two divisions undone, both rounded up. */
NOINLINE u64 input_of_hop(u64 hop, u64 out, u64 *in) {
  u64 reserve_in = token_account_amount(hop_account(hop, VAULT_IN));
  u64 reserve_out = token_account_amount(hop_account(hop, VAULT_OUT));
  u64 fee_bps = read_u64(hop_account(hop, POOL)->data + FEE_BPS), net;
  REQUIRE(out < reserve_out && reserve_in > 0, INSUFFICIENT_LIQUIDITY);
  TRY(mul_div(reserve_in, out, reserve_out - out, ROUND_UP, &net));
  TRY(mul_div(net, BPS, BPS - fee_bps, ROUND_UP, in));
  REQUIRE(reserve_in + *in >= reserve_in, MATH_OVERFLOW);
  return OK;
}

NOINLINE u64 amounts_for_exact_in(u64 in, u64 least_out) {
  state->amounts[0] = in;
  for (u64 hop = 0; hop < state->hops; hop++) TRY(output_of_hop(hop, state->amounts[hop], &state->amounts[hop + 1]));
  REQUIRE(state->amounts[state->hops] >= least_out, SLIPPAGE_EXCEEDED);
  return OK;
}

NOINLINE u64 amounts_for_exact_out(u64 out, u64 most_in) {
  state->amounts[state->hops] = out;
  for (u64 hop = state->hops; hop > 0; hop--) TRY(input_of_hop(hop - 1, state->amounts[hop], &state->amounts[hop - 1]));
  REQUIRE(state->amounts[0] <= most_in, SLIPPAGE_EXCEEDED);
  return OK;
}

/* The pool signs for its own vault. */
INLINE void sign_as_pool(const Account *pool) {
  state->token.seeds[0] = (Seed){pool->data + TAG, 8};
  state->token.seeds[1] = (Seed){pool->data + MINT_A, 32};
  state->token.seeds[2] = (Seed){pool->data + MINT_B, 32};
  state->token.seeds[3] = (Seed){pool->data + BUMP, 1};
  state->token.signer = (Signer){state->token.seeds, 4};
}

/* The input goes to the first pool, and from each pool straight to the next: no account in between is needed. */
NOINLINE u64 move(void) {
  Account *accounts = state->call.accounts;
  TRY(call_token(&state->token, TRANSFER, &accounts[SOURCE], hop_account(0, VAULT_IN), &accounts[USER], state->amounts[0]));
  for (u64 hop = 0; hop < state->hops; hop++) {
    const Account *pool = hop_account(hop, POOL);
    const Account *to = hop + 1 < state->hops ? hop_account(hop + 1, VAULT_IN) : &accounts[DESTINATION];
    sign_as_pool(pool);
    TRY(call_token(&state->token, TRANSFER, hop_account(hop, VAULT_OUT), to, pool, state->amounts[hop + 1]));
  }
  return OK;
}

NOINLINE u64 check_accounts(void) {
  const Call *call = &state->call;
  REQUIRE(call->accounts[USER].is_signer, MISSING_SIGNATURE);
  REQUIRE(same_key(call->accounts[TOKEN].key, TOKEN_PROGRAM), BAD_ACCOUNT);
  for (u64 hop = 0; hop < state->hops; hop++) TRY(check_hop(hop));
  return check_ends();
}

__attribute__((used)) u64 entrypoint(const u8 *input) {
  TRY(parse_call(input, &state->call));
  const Call *call = &state->call;
  REQUIRE(call->data_len == 17 && call->account_count > FIRST_HOP, BAD_INSTRUCTION);
  u8 operation = call->data[0];
  u64 amount = read_u64(call->data + 1), limit = read_u64(call->data + 9);
  u64 hop_accounts = call->account_count - FIRST_HOP;
  state->hops = hop_accounts / HOP_ACCOUNTS;
  REQUIRE(operation == SWAP_EXACT_IN || operation == SWAP_EXACT_OUT, BAD_INSTRUCTION);
  REQUIRE(hop_accounts % HOP_ACCOUNTS == 0 && state->hops <= MAX_HOPS, BAD_INSTRUCTION);
  REQUIRE(amount > 0, ZERO_AMOUNT);
  TRY(check_accounts());
  TRY(operation == SWAP_EXACT_IN ? amounts_for_exact_in(amount, limit) : amounts_for_exact_out(amount, limit));
  return move();
}
