/* Calls of the SPL Token program, and what we read of its accounts. */
#pragma once
#include "sbf.h"

/* TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA */
static const u8 TOKEN_PROGRAM[32] __attribute__((aligned(8))) = {
    6,  221, 246, 225, 215, 101, 161, 147, 217, 203, 225, 70,  206, 235, 121, 172,
    28, 180, 133, 237, 95,  91,  55,  145, 58,  140, 245, 133, 126, 255, 0,   169};

#define TOKEN_ACCOUNT_LEN 165
#define MINT_LEN 82

enum TokenInstruction { TRANSFER = 3, MINT_TO = 7, BURN = 8 };

INLINE const u8 *token_account_mint(const Account *account) { return account->data; }
INLINE u64 token_account_amount(const Account *account) { return read_u64(account->data + 64); }
INLINE u64 mint_supply(const Account *account) { return *(const u64 *)(account->data + 36); }

INLINE int is_token_account(const Account *account) {
  return account->data_len == TOKEN_ACCOUNT_LEN && same_key(account->owner, TOKEN_PROGRAM);
}

INLINE int is_mint(const Account *account) {
  return account->data_len == MINT_LEN && same_key(account->owner, TOKEN_PROGRAM);
}

/* Scratch for one call; lives on the heap. */
typedef struct {
  AccountMeta metas[3];
  Instruction instruction;
  Account infos[3];
  u8 data[16];
  Seed seeds[4];
  Signer signer;
} TokenCall;

/* TRANSFER(source, destination, authority), MINT_TO(mint, account, authority), BURN(account, mint, authority). When the
   authority has not signed the transaction, the seeds prepared in `call->signer` sign for it. */
NOINLINE u64 call_token(TokenCall *call, u8 operation, const Account *first, const Account *second,
                        const Account *authority, u64 amount) {
  call->metas[0] = (AccountMeta){first->key, 1, 0};
  call->metas[1] = (AccountMeta){second->key, 1, 0};
  call->metas[2] = (AccountMeta){authority->key, 0, 1};
  call->data[0] = operation;
  for (int i = 0; i < 8; i++) call->data[1 + i] = (u8)(amount >> (8 * i));
  call->infos[0] = *first;
  call->infos[1] = *second;
  call->infos[2] = *authority;
  call->instruction = (Instruction){TOKEN_PROGRAM, call->metas, 3, call->data, 9};
  return sol_invoke_signed_c(&call->instruction, call->infos, 3, &call->signer, authority->is_signer ? 0 : 1);
}
