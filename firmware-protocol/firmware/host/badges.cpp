#include "badges.hpp"

#include <cstdio>

namespace {

/** So long a badge lies on a reader, and so long its owner walks at least to the next one, ms. */
constexpr double LIES[] = {300, 900};
constexpr std::uint64_t WALKS = 1500;
/** A number of seven bytes, as the badges of NXP have. */
constexpr int NUMBER_BYTES = 7;

}  // namespace

Badges::Badges(const Options& options)
    : random_(options.seed + 3),
      takenAt_(static_cast<std::size_t>(options.readers), 0),
      freeAt_(static_cast<std::size_t>(options.badges), 0),
      every_(options.tapEvery),
      until_(options.tapUntil) {
  for (int badge = 0; badge < options.badges; badge++) {
    std::string number = "04";
    char digits[3];
    for (int byte = 1; byte < NUMBER_BYTES; byte++) {
      std::snprintf(digits, sizeof digits, "%02X", static_cast<unsigned>(random_() & 0xFF));
      number += digits;
    }
    numbers_.push_back(number);
  }
}

std::uint64_t Badges::between(double least, double most) {
  return static_cast<std::uint64_t>(std::uniform_real_distribution<>(least, most)(random_));
}

void Badges::step(SimulatedBoard& board) {
  if (numbers_.empty() || !board.isReady()) return;
  const std::uint64_t now = board.hal.now;
  for (std::size_t reader = 0; reader < takenAt_.size(); reader++) {
    if (takenAt_[reader] == 0 || now < takenAt_[reader]) continue;
    takenAt_[reader] = 0;
    board.hal.placeCard(reader, "-");
  }
  if (now < nextAt_ || (until_ > 0 && now >= until_)) return;
  nextAt_ = now + between(0.5 * every_, 1.5 * every_);
  tap(board);
}

/** Somebody walks to a reader, if both are free. */
void Badges::tap(SimulatedBoard& board) {
  const std::size_t badge = random_() % numbers_.size();
  const std::size_t reader = random_() % takenAt_.size();
  const std::uint64_t now = board.hal.now;
  if (takenAt_[reader] != 0 || now < freeAt_[badge]) return;
  takenAt_[reader] = now + between(LIES[0], LIES[1]);
  freeAt_[badge] = takenAt_[reader] + WALKS;
  board.hal.placeCard(reader, numbers_[badge]);
  if (tapped) tapped(badge, markOfReader(reader));
}
