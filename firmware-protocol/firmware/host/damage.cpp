#include "damage.hpp"

std::string Damage::pass(const std::string& bytes) {
  std::string passed;
  passed.reserve(bytes.size());
  for (const char byte : bytes) {
    if (isLineStart_) isDropping_ = happens(drop_);
    isLineStart_ = byte == '\n';
    if (isDropping_) continue;
    if (happens(loss_) || (byte == '\n' && happens(merge_))) continue;
    passed += happens(flip_) ? static_cast<char>(byte ^ (1 << (random_() % 8))) : byte;
  }
  return passed;
}
