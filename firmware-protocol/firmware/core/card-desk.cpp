#include "card-desk.hpp"

#include <string.h>

#include "due.hpp"

namespace line1 {
namespace {

/** One reader at a time, so that three of them are looked at 7 times a second. */
constexpr uint32_t POLL_EVERY = 50;
constexpr uint32_t TELL_EVERY = 250;
/** A card at the edge of the field is missed now and then, ms. */
constexpr uint32_t GONE_AFTER = 600;
constexpr uint8_t EMPTY_LOOKS = 3;
constexpr uint8_t MISSES_OF_A_MISSING_READER = 3;
/** ISO/IEC 14443-3: a number of four bytes that begins with 08 is drawn anew each time (a phone). */
constexpr uint8_t RANDOM_LENGTH = 4;
constexpr uint8_t RANDOM_FIRST = 0x08;

}  // namespace

/** What was told with another salt means nobody any more: it goes, and what lies on a reader is told again when it is next seen. */
void CardDesk::salt(const uint8_t (&salt)[SALT_BYTES]) {
  if (hasSalt_ && memcmp(salt_, salt, SALT_BYTES) == 0) return;
  memcpy(salt_, salt, SALT_BYTES);
  hasSalt_ = true;
  held_ = 0;
  for (Reader& reader : readers_) reader.hasCard = false;
}

bool CardDesk::poll(uint32_t now, ReaderFault& fault) {
  if (board_.readers == 0 || !isDue(now, pollAt_)) return false;
  pollAt_ = now + POLL_EVERY;
  const uint8_t mark = board_.marks[next_];
  CardNumber card{};
  const ReaderState state = hal_.pollReader(next_, card);
  Reader& reader = readers_[next_];
  next_ = static_cast<uint8_t>((next_ + 1) % board_.readers);
  if (state == ReaderState::Busy) return false;

  if (state == ReaderState::Card && hasSalt_) see(reader, mark, card, now);
  if (state == ReaderState::Empty && reader.emptyLooks < UINT8_MAX) reader.emptyLooks++;
  // Of a reader that does not answer nobody knows whether its card is still there.
  const bool isGone = reader.emptyLooks >= EMPTY_LOOKS && isDue(now, reader.seenAt + GONE_AFTER);
  if (reader.hasCard && isGone) leave(reader, mark, now);
  reader.misses = state == ReaderState::Missing ? static_cast<uint8_t>(reader.misses < UINT8_MAX ? reader.misses + 1 : UINT8_MAX) : 0;
  reader.isMissing = reader.misses >= MISSES_OF_A_MISSING_READER;
  const bool isNews = reader.isMissing != reader.isTold;
  reader.isTold = reader.isMissing;
  fault = ReaderFault{reader.isMissing ? "R1" : "R2", mark};
  return isNews;
}

void CardDesk::see(Reader& reader, uint8_t mark, const CardNumber& card, uint32_t now) {
  const uint64_t token = tokenOf(card);
  if (reader.hasCard && reader.token != token) leave(reader, mark, now);
  if (!reader.hasCard) {
    add(now, token, mark, true, 0);
    reader.since = now;
  }
  reader.hasCard = true;
  reader.token = token;
  reader.seenAt = now;
  reader.emptyLooks = 0;
}

void CardDesk::leave(Reader& reader, uint8_t mark, uint32_t now) {
  reader.hasCard = false;
  add(now, reader.token, mark, false, reader.seenAt - reader.since);
}

/** When nobody acknowledges, the oldest ones go: where somebody is now matters more than where they were. */
void CardDesk::add(uint32_t t, uint64_t token, uint8_t mark, bool arrives, uint32_t dwell) {
  if (held_ == EVENT_QUEUE) {
    oldest_ = static_cast<uint8_t>((oldest_ + 1) % EVENT_QUEUE);
    held_--;
  }
  if (held_ == 0) tellAt_ = t;
  events_[(oldest_ + held_++) % EVENT_QUEUE] = CardEvent{t, ++last_, token, dwell, mark, arrives};
}

void CardDesk::tell(LineWriter& out, uint32_t now) {
  if (held_ == 0 || !isDue(now, tellAt_)) return;
  tellAt_ = now + TELL_EVERY;
  sayCard(out, events_[oldest_]);
}

bool CardDesk::received(uint32_t number, uint32_t now) {
  if (number > last_) return false;
  while (held_ > 0 && events_[oldest_].number <= number) {
    oldest_ = static_cast<uint8_t>((oldest_ + 1) % EVENT_QUEUE);
    held_--;
    tellAt_ = now;
  }
  return true;
}

bool CardDesk::hasFault() const {
  for (uint8_t reader = 0; reader < board_.readers; reader++) {
    if (readers_[reader].isMissing) return true;
  }
  return false;
}

void CardDesk::tellFaultsAgain() {
  for (Reader& reader : readers_) reader.isTold = false;
}

uint64_t CardDesk::tokenOf(const CardNumber& card) const {
  const bool isRandom = card.length == RANDOM_LENGTH && card.bytes[0] == RANDOM_FIRST;
  return isRandom ? 0 : sipHash(salt_, card.bytes, card.length);
}

}  // namespace line1
