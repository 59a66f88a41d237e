#include "siphash.hpp"

namespace line1 {
namespace {

struct State {
  uint64_t v0, v1, v2, v3;
};

uint64_t turned(uint64_t value, uint8_t bits) { return (value << bits) | (value >> (64 - bits)); }

void rounds(State& s, uint8_t count) {
  while (count-- > 0) {
    s.v0 += s.v1;
    s.v2 += s.v3;
    s.v1 = turned(s.v1, 13) ^ s.v0;
    s.v3 = turned(s.v3, 16) ^ s.v2;
    s.v0 = turned(s.v0, 32);
    s.v2 += s.v1;
    s.v0 += s.v3;
    s.v1 = turned(s.v1, 17) ^ s.v2;
    s.v3 = turned(s.v3, 21) ^ s.v0;
    s.v2 = turned(s.v2, 32);
  }
}

/** Up to eight bytes, the first one lowest. */
uint64_t word(const uint8_t* bytes, uint8_t count) {
  uint64_t value = 0;
  for (uint8_t index = count; index-- > 0;) value = (value << 8) | bytes[index];
  return value;
}

void absorb(State& s, uint64_t value) {
  s.v3 ^= value;
  rounds(s, 2);
  s.v0 ^= value;
}

}  // namespace

uint64_t sipHash(const uint8_t (&salt)[SALT_BYTES], const uint8_t* bytes, uint8_t length) {
  const uint64_t k0 = word(salt, 8);
  const uint64_t k1 = word(salt + 8, 8);
  // "somepseudorandomlygeneratedbytes", so that equal halves of a key give no equal states.
  State s{k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d, k0 ^ 0x6c7967656e657261, k1 ^ 0x7465646279746573};
  uint8_t at = 0;
  for (; length - at >= 8; at = static_cast<uint8_t>(at + 8)) absorb(s, word(bytes + at, 8));
  absorb(s, word(bytes + at, static_cast<uint8_t>(length - at)) | (static_cast<uint64_t>(length) << 56));
  s.v2 ^= 0xFF;
  rounds(s, 4);
  return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

}  // namespace line1
