/*
 * A lending vault: assets in, shares out, interest by the clock. The accounts, data and state of its instructions are
 * described in README.md.
 */
#include "lib/mul-div.h"
#include "lib/sbf.h"
#include "lib/token.h"

#define VAULT_TAG 0x544c5641ULL /* "AVLT" */
/* Shares and assets that nobody owns: they keep dust from moving the price of an empty vault. */
#define VIRTUAL 1000000ULL
/* Basis points times seconds of a year of 365 days. */
#define BPS_SECONDS (10000ULL * 31536000ULL)

/*
 * A vault: 136 bytes, owned by this program, at the address derived from (tag, asset mint, share mint, bump). Offsets:
 *     0  u64      tag, "AVLT"
 *     8  address  asset mint
 *    40  address  share mint; the vault's address is its mint authority
 *    72  address  assets, the token account that the vault's address owns
 *   104  u64      apr_bps, simple interest a year
 *   112  u64      total_assets, what all shares are worth together, as of updated_at
 *   120  i64      updated_at, seconds since the Unix epoch
 *   128  u8       bump, then 7 unused bytes
 * total_assets is kept here and not read from the token account, so a gift to that account moves no price. What the
 * account holds beyond total_assets is the reserve that pays the interest. No instruction makes a vault.
 */
enum VaultLayout {
  TAG = 0,
  ASSET_MINT = 8,
  SHARE_MINT = 40,
  ASSETS = 72,
  APR_BPS = 104,
  TOTAL_ASSETS = 112,
  UPDATED_AT = 120,
  BUMP = 128,
  VAULT_LEN = 136
};

enum Operation { DEPOSIT = 1, WITHDRAW = 2, MINT = 3, REDEEM = 4 };
enum Fixed { USER, USER_ASSETS, USER_SHARES, VAULT, VAULT_ASSETS, SHARES, TOKEN, ACCOUNTS };

typedef struct {
  u64 slot;
  i64 epoch_start;
  u64 epoch, leader_schedule_epoch;
  i64 unix_timestamp;
} Clock;

typedef struct {
  Call call;
  TokenCall token;
  Clock clock;
  u64 assets, shares;
} State;

#define state ((State *)HEAP_START)

INLINE Account *account(u64 which) { return &state->call.accounts[which]; }

NOINLINE u64 check_accounts(void) {
  const Account *vault = account(VAULT);
  REQUIRE(account(USER)->is_signer, MISSING_SIGNATURE);
  REQUIRE(same_key(account(TOKEN)->key, TOKEN_PROGRAM), BAD_ACCOUNT);
  REQUIRE(same_key(vault->owner, state->call.program) && vault->is_writable && vault->data_len == VAULT_LEN, BAD_ACCOUNT);
  REQUIRE(read_u64(vault->data + TAG) == VAULT_TAG, BAD_ACCOUNT);
  REQUIRE(same_key(account(VAULT_ASSETS)->key, vault->data + ASSETS) && is_token_account(account(VAULT_ASSETS)), BAD_ACCOUNT);
  REQUIRE(same_key(account(SHARES)->key, vault->data + SHARE_MINT) && is_mint(account(SHARES)), BAD_ACCOUNT);
  REQUIRE(is_token_account(account(USER_ASSETS)) && is_token_account(account(USER_SHARES)), BAD_ACCOUNT);
  REQUIRE(same_key(token_account_mint(account(USER_ASSETS)), vault->data + ASSET_MINT), BAD_ACCOUNT);
  REQUIRE(same_key(token_account_mint(account(USER_SHARES)), vault->data + SHARE_MINT), BAD_ACCOUNT);
  return OK;
}

/*
 * Simple interest since the last call: total * apr_bps * seconds / (10000 * 31536000), rounded down. It is paid from the
 * surplus of the vault's token account and ends where that ends, so what is owed is always there. The time moves on even
 * when the interest rounds to nothing: otherwise a later, larger deposit would earn for seconds before it came.
 */
NOINLINE u64 accrue(void) {
  u8 *vault = account(VAULT)->data;
  sol_get_clock_sysvar(&state->clock);
  u64 now = (u64)state->clock.unix_timestamp, before = read_u64(vault + UPDATED_AT), interest;
  if (now <= before) return OK;
  u64 total = read_u64(vault + TOTAL_ASSETS), held = token_account_amount(account(VAULT_ASSETS));
  u64 apr_bps = read_u64(vault + APR_BPS), seconds = now - before, rate;
  TRY(mul_div(apr_bps, seconds, 1, ROUND_DOWN, &rate));
  TRY(mul_div(total, rate, BPS_SECONDS, ROUND_DOWN, &interest));
  total = total + interest < total || total + interest > held ? held : total + interest;
  write_u64(vault + TOTAL_ASSETS, total);
  write_u64(vault + UPDATED_AT, now);
  return OK;
}

/* The other side of the trade, always rounded in favour of the vault. */
NOINLINE u64 price(u8 operation, u64 amount) {
  u64 total = read_u64(account(VAULT)->data + TOTAL_ASSETS) + VIRTUAL, supply = mint_supply(account(SHARES)) + VIRTUAL;
  REQUIRE(total >= VIRTUAL && supply >= VIRTUAL, MATH_OVERFLOW);
  if (operation == DEPOSIT || operation == WITHDRAW) {
    state->assets = amount;
    TRY(mul_div(amount, supply, total, operation == WITHDRAW ? ROUND_UP : ROUND_DOWN, &state->shares));
  } else {
    state->shares = amount;
    TRY(mul_div(amount, total, supply, operation == MINT ? ROUND_UP : ROUND_DOWN, &state->assets));
  }
  REQUIRE(state->assets > 0 && state->shares > 0, ZERO_AMOUNT);
  return OK;
}

/* The books can take the assets in, or the vault owes as much as is asked. */
NOINLINE u64 check_books(u8 operation) {
  u64 total = read_u64(account(VAULT)->data + TOTAL_ASSETS);
  if (operation == DEPOSIT || operation == MINT) {
    REQUIRE(total + state->assets >= total, MATH_OVERFLOW);
  } else {
    REQUIRE(total >= state->assets, INSUFFICIENT_LIQUIDITY);
  }
  return OK;
}

NOINLINE u64 check_limit(u8 operation, u64 limit) {
  u64 is_within = operation == DEPOSIT    ? state->shares >= limit
                  : operation == WITHDRAW ? state->shares <= limit
                  : operation == MINT     ? state->assets <= limit
                                          : state->assets >= limit;
  return is_within ? OK : SLIPPAGE_EXCEEDED;
}

INLINE void sign_as_vault(void) {
  const u8 *vault = account(VAULT)->data;
  state->token.seeds[0] = (Seed){vault + TAG, 8};
  state->token.seeds[1] = (Seed){vault + ASSET_MINT, 32};
  state->token.seeds[2] = (Seed){vault + SHARE_MINT, 32};
  state->token.seeds[3] = (Seed){vault + BUMP, 1};
  state->token.signer = (Signer){state->token.seeds, 4};
}

NOINLINE u64 pay_in(void) {
  u8 *total = account(VAULT)->data + TOTAL_ASSETS;
  write_u64(total, read_u64(total) + state->assets);
  TRY(call_token(&state->token, TRANSFER, account(USER_ASSETS), account(VAULT_ASSETS), account(USER), state->assets));
  return call_token(&state->token, MINT_TO, account(SHARES), account(USER_SHARES), account(VAULT), state->shares);
}

NOINLINE u64 pay_out(void) {
  u8 *total = account(VAULT)->data + TOTAL_ASSETS;
  write_u64(total, read_u64(total) - state->assets);
  TRY(call_token(&state->token, BURN, account(USER_SHARES), account(SHARES), account(USER), state->shares));
  return call_token(&state->token, TRANSFER, account(VAULT_ASSETS), account(USER_ASSETS), account(VAULT), state->assets);
}

__attribute__((used)) u64 entrypoint(const u8 *input) {
  TRY(parse_call(input, &state->call));
  const Call *call = &state->call;
  REQUIRE(call->data_len == 17 && call->account_count == ACCOUNTS, BAD_INSTRUCTION);
  u8 operation = call->data[0];
  u64 amount = read_u64(call->data + 1), limit = read_u64(call->data + 9);
  REQUIRE(operation >= DEPOSIT && operation <= REDEEM, BAD_INSTRUCTION);
  REQUIRE(amount > 0, ZERO_AMOUNT);
  TRY(check_accounts());
  TRY(accrue());
  TRY(price(operation, amount));
  TRY(check_books(operation));
  TRY(check_limit(operation, limit));
  sign_as_vault();
  return operation == DEPOSIT || operation == MINT ? pay_in() : pay_out();
}
