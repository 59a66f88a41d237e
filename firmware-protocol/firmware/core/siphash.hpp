// SipHash-2-4 (Aumasson and Bernstein, Indocrypt 2012): the token of a card, from its number and the salt of the session.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace line1 {

constexpr uint8_t SALT_BYTES = 16;

/** 64 bits, of which the first byte of the reference's output is the lowest. */
uint64_t sipHash(const uint8_t (&salt)[SALT_BYTES], const uint8_t* bytes, uint8_t length);

}  // namespace line1
